"""From an accepted pupil to a PDF to print: forms, the fields they show, papers, covers and print packs.

Import the modules themselves: `weasy` brings WeasyPrint with it, which takes its time, so load it only to print.
"""
