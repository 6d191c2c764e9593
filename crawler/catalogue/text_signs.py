"""Signs by which lines of texts end their titles: a dash, what kind of file it is, who wrote it."""

import re

DASHED = re.compile(r"(?P<name>[^\W_a-z][^\u2013\u2014:@()]{1,80}?)\s+[-\u2013\u2014]\s+(?=\w)")
FILED = re.compile(
    r"(?P<name>[^\W_].{2,160}?)\s*(?:[\[(](?:[^()\[\],]{1,20}, )?(?:pdf|docx?|word|xlsx?|excel|pptx?|powerpoint|odt|zip|mp3|epub)\b[^)\]]{0,40}[\])]|\b(?:file\s+)?\d[\d.,]*\s?[kmg]i?b\b)",
    re.IGNORECASE,
)
CREDITED = re.compile(
    r"[)\]]\.?$|\s(?:by|von|par|por|di|door)\s+[^\W\d_a-z]|^[^\W\d_][\w'\u2019-]+,\s[^\W\d_a-z]|^(?:[^\W\d_a-z]\.\s?){1,3}[^\W\d_a-z]|,\s(?:1[6-9]|20)\d\d\b"
)
