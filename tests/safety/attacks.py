"""Words that somebody might type into a return or a settings file to make a reader's program act."""

from __future__ import annotations

import hashlib
import re

MARKUP = (
    "<script>alert(1)</script>",
    '<img src="http://127.0.0.1:9/x" onerror="alert(2)">',
    '<a href="file:///etc/passwd">Read this</a>',
    "</style><script>alert(3)</script>",
    "</title><script>alert(4)</script>",
    "</script><script>alert(5)</script>",
    '" onmouseover="alert(6)" x="',
    "' onfocus='alert(7)' autofocus='",
    "]]><script>alert(8)</script>",
    "--><script>alert(9)</script><!--",
    "<style>* { background: url(http://127.0.0.1:9/y) }</style>",
    "} body { background: url(http://127.0.0.1:9/z) } x {",
    "@import url(http://127.0.0.1:9/style.css);",
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(10)</script></svg>',
    "</text><image href='file:///etc/passwd'/><text>",
    '<link rel="attachment" href="file:///etc/passwd">',
    '<iframe src="file:///etc/passwd"></iframe>',
    '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/">',
    "&lt;script&gt; &#60;script&#62; &amp;",
)
LINKS = (
    "javascript:alert(11)",
    "[Read this](http://127.0.0.1:9/markdown)",
    "data:text/html,<script>alert(12)</script>",
    "\\\\127.0.0.1\\share\\file",
    "file:///etc/passwd",
    "http://127.0.0.1:9/plain",
)
TEMPLATES = (
    "{{ 7*7 }}",
    "{% include '/etc/passwd' %}",
    "{# a comment #} {%- raw %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${7*7} #{7*7} %(title)s {0.__class__}",
)
FORMULAS = (
    '=HYPERLINK("http://127.0.0.1:9/f","Open")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    " =1+2",
    "\uff1d1+3",
    "\uff0b1+4",
    "\uff0d1+5",
    "\uff201",
    "\u200b=1+6",
    "\ufeff=1+7",
    "\u00a0=1+8",
    '"=1+9',
    '",=1+10,"',
    "'=1+11",
    "|=1+13",
)
TERMINAL = (
    "\x1b]0;owned\x07\x1b[2J words",
    "\x9b31m\x9d words",
    "first\n::error file=x::words\nlast",
    "first\r\n::add-mask::words",
    "first ::set-output name=x::words",
    "##vso[task.setvariable variable=x]words",
    "##[error]words",
    "###vso[task.setvariable variable=x]thrice",
    "###[error]three times",
    "####[error]four times",
    "first\n:::error file=x:::words",
    "first\x85::error::words\u2028::error::words",
    "\u202egnp.exe\u202c \u2066words\u2069",
    "a\x00b\x08c\x0bd\x7fe",
    "_x003D_1+14",
    "w" * 400,
)
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
ATTACKS = (*MARKUP, *LINKS, *TEMPLATES, *FORMULAS, *TERMINAL)


def harmless(words: str) -> str:
    """Return letters in the place of signs, with the same breaks: nothing in them can be active."""
    letters = hashlib.sha256(words.encode()).hexdigest().translate(_LETTERS)
    return re.sub(r"[^ \n\r\t]", lambda sign: letters[sign.start() % len(letters)], words)
