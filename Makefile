# On a fresh machine with make and python3: `make run` and `make test`. Each does all of its own set-up.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check bench conformance proof samples docs cover mutate clean ready ready-dev

PYTHON ?= python3
BIN := .venv/bin
export PYTHON

help: ## Danh sách lệnh (this list)
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1\t\2/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do \
		printf '  make %-11s %s\n' "$$name" "$$text"; done

run: ready ## Chạy công việc chính trên sample_data/, in nơi để tờ khai, ngoại lệ và bảng tổng hợp
	@status=0; mkdir -p build; \
	$(BIN)/vssid-batch run sample_data/rosters --school sample_data/school.toml --out build/run --as-of 2026-09-15 \
		|| status=$$?; \
	if [ $$status -eq 3 ]; then \
		echo "Xong. Dữ liệu mẫu cố ý có lỗi: các dòng cần người xem nằm trong danh sách ngoại lệ nêu trên (mã thoát 3)."; \
	elif [ $$status -ne 0 ]; then exit $$status; fi

test: ready-dev ## Chạy toàn bộ kiểm thử (pytest)
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: ready-dev ## Định dạng, lint, kiểu dữ liệu, luật nhập khẩu mô-đun
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: ready-dev ## Đo tốc độ, ghi benchmarks/results.json
	@$(BIN)/python benchmarks/run.py

conformance: ready-dev ## So phần mềm với bộ danh sách thử có sẵn sự thật; in độ đúng, độ đủ, mọi chỗ sai
	@$(BIN)/python benchmarks/conformance.py $(ARGS)

proof: ready-dev ## Chứng minh giấy in nhanh giống hệt WeasyPrint: điểm ảnh, chữ, tệp, từng byte (khoảng 12 phút)
	@$(BIN)/python benchmarks/proof.py $(ARGS)

samples: ready ## Sinh lại dữ liệu mẫu trong sample_data/
	@$(BIN)/python sample_data/generate.py

cover: ready-dev ## Độ phủ nhánh của phần luật (định danh, đọc ô, phân loại, quyết định, so sánh) phải đủ 100 %
	@mkdir -p build
	@$(BIN)/python -m coverage run -m pytest -p no:xdist tests/schemas tests/batch/cases tests/batch/checks \
		tests/batch/compare tests/batch/parse tests/batch/test_classify.py tests/batch/test_decide.py
	@$(BIN)/python -m coverage report

mutate: ready-dev ## Sửa từng chỗ nhỏ trong phần luật; mỗi chỗ sửa phải có kiểm thử phát hiện
	@$(BIN)/python benchmarks/mutation.py $(ARGS)

docs: ready ## Viết lại docs/ma-loi.md từ danh mục mã lỗi
	@$(BIN)/python docs/generate.py

clean: ## Xoá mọi thứ make đã tạo: build/, .venv, bộ nhớ đệm
	rm -rf build dist .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready:
	@sh deploy/bootstrap.sh run

ready-dev:
	@sh deploy/bootstrap.sh dev
