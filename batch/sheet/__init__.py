"""Workbooks as the house writes them: one look, texts that stay texts, the same bytes for the same content.

``safe`` makes any text fit for a cell, a CSV field or a file name; ``house`` writes new workbooks (XlsxWriter);
``marking`` hands a workbook back with its cells marked (openpyxl); ``rebuilding`` writes a grid that was read from
another kind of file. Import the modules themselves: each brings its library with it.
"""
