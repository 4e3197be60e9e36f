"""Makes up shared files that botocore and AWS's other tools read the same way, in the many ways in which people write them."""

import random

KEYS = ["region", "output", "Role_Arn", "source_profile", "cli_pager", "s3", "credential_process", "sso_session", "x-y.z", "a_1"]
VALUES = [
    "eu-west-1", "a = b", "a=b#c", "x;y", "schlüssel", "\"quoted\"", "'single'", "a  b", "%(x)s", "$HOME/x", "https://a.example:8443/p?q=1", "[x]", "=",
    "C:\\path", "", "日本", "a\tb",
]


def lines(draw):
    names = draw.sample(KEYS, draw.randint(0, 5))
    text = ""
    for name in names:
        before, after = draw.choice(["", " ", "\t", "  "]), draw.choice(["", " ", "\t", "   "])
        value = draw.choice(VALUES)
        if name == "s3":
            text += f"{name}{before}={draw.choice(['', ' '])}\n"
            for inner in draw.sample(["addressing_style", "Max_Queue", "endpoint_url"], draw.randint(1, 3)):
                text += f"{draw.choice(['  ', '    ', chr(9)])}{inner}{before}={after}{draw.choice(['x', 'a=b', 'http://l:1'])}\n"
            continue
        text += f"{name}{before}={after}{value}{draw.choice(['', ' ', chr(9)])}\n"
        if draw.random() < 0.15:
            text += draw.choice(["# comment\n", "; comment = 1\n", "\n", "   \n", "#[profile no]\n"])
    return text


def case(draw):
    config, credentials = [], []
    for name in ["default", "dev", "a.b/c@d", "with blank", "x:y+z"]:
        if draw.random() < 0.3:
            continue
        if name == "default":
            title = draw.choice(["default", "profile default"])
        else:
            title = f'profile{draw.choice([" ", "  ", chr(9)])}' + (f'"{name}"' if " " in name or draw.random() < 0.2 else name)
        config.append(f"[{title}]{draw.choice(['', ' ', ' # comment'])}\n" + lines(draw))
        if draw.random() < 0.3 and " " not in name:
            credentials.append(f"[{name}]\n" + lines(draw))
    draw.shuffle(config)
    texts = [draw.choice(["", "# first\n", "\n"]) + "".join(part) for part in (config, credentials)]
    if draw.random() < 0.2:
        texts = [text.replace("\n", "\r\n") for text in texts]
    return {"ask": "file", "config": texts[0], "credentials": texts[1], "environment": {}, "profile": None}


def cases(seed, count):
    draw = random.Random(seed)
    return [case(draw) for _ in range(count)]
