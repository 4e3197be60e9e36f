"""Makes up environments with proxies, as people and their tools have them, and addresses of services."""

import random

HOSTS = [
    "kms.eu-west-1.amazonaws.com", "kms.eu-west-1.amazonaws.com", "sts.amazonaws.com", "KMS.Eu-West-1.AmazonAWS.com", "vpce-1a-kms.eu-west-1.vpce.amazonaws.com",
    "kms.corp.test", "kms", "10.1.2.3", "110.1.2.3", "169.254.169.254", "[fd00:ec2::254]", "[2001:DB8::1]", "xn--schlssel-95a.test", "under_score.test",
]
PORTS = ["", "", "", ":443", ":80", ":8443"]
PROXIES = ["http://proxy.test:3128", "http://other.test", "https://tls.test:443", "bare.test:3128", "//slashes.test:8080", "ann:pw@bare.test:1", "http://ann:p%40w@10.0.0.1:8080/"]
BLANKS = ["", "", "", "", " ", "  ", "\t", "\n", "\r\n", "\x0b", "\x0c"]
WHOLE = ["", "*", " *", "*,kms.corp.test", ",", ",,", " ", ".", "*.amazonaws.com", "amazonaws.com", ".amazonaws.com,10.1.2.3", "10.0.0.0/8,localhost"]


def changed_case(draw, text):
    return draw.choice([text, text, text, text.upper(), text.title(), text.swapcase()])


def entry(draw, host, port):
    """An entry of NO_PROXY that has to do with the host, or nearly."""
    labels = host.split(".")
    below = ".".join(labels[draw.randrange(len(labels)):])
    made = draw.choice([
        host, host, below, below, "." + below, ".." + below, "*." + below, "*" + below, below[1:], below + ".", "x" + host, "x." + host,
        host.strip("[]"), host + "/", "http://" + host, "10.1.0.0/16", "", ".", "*", "localhost", "127.0.0.1", "amazonaws.com", "fd00:ec2::254", "2.3",
    ])
    made += draw.choice(["", "", "", port, port, ":443", ":8443", ":"])
    return draw.choice(BLANKS) + changed_case(draw, made) + draw.choice(BLANKS)


def case(draw):
    host, port = draw.choice(HOSTS), draw.choice(PORTS)
    environment = {}

    def perhaps(share, name, value):
        if draw.random() < share:
            environment[name] = value

    def proxy():
        return draw.choice(PROXIES + ([""] if draw.random() < 0.5 else []))

    perhaps(0.6, "HTTPS_PROXY", proxy())
    perhaps(0.4, "https_proxy", proxy())
    perhaps(0.5, "HTTP_PROXY", proxy())
    perhaps(0.4, "http_proxy", proxy())
    perhaps(0.1, "ALL_PROXY", proxy())
    perhaps(0.1, "all_proxy", proxy())
    perhaps(0.1, "REQUEST_METHOD", draw.choice(["GET", ""]))
    for name, share in [("NO_PROXY", 0.6), ("no_proxy", 0.4)]:
        listed = ",".join(entry(draw, host, port) for _ in range(draw.randint(1, 3)))
        perhaps(share, name, draw.choice(WHOLE) if draw.random() < 0.25 else listed)
    return {
        "ask": "proxy", "config": "", "credentials": "", "environment": environment, "profile": None,
        "endpoint": draw.choice(["https", "https", "http"]) + "://" + host + port + draw.choice(["", "/"]),
    }


def cases(seed, count):
    draw = random.Random(seed)
    return [case(draw) for _ in range(count)]
