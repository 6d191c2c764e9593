"""Workbooks of strangers (XLSX, ODS): bytes to tables of rows, bounded in size and in time."""
