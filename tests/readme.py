"""What the README shows, made by running it: `cog -r README.md` calls these, and a test checks that nothing drifted.

The commands of the tour run one after the other in one empty folder, as a reader would paste them.
"""

import atexit
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from cases.resources import reference
from tests.accuracy import summary
from tests.extraction import table as extraction_table

MINE = """\
案件编号,案件名称,违法行为类型,处罚机关,省份,处罚决定日期,罚款金额（元）,法条引用,商品名称（含规格）,计价单位,购进价格（元）,销售价格（元）
zj-01,甲药房哄抬价格案,哄抬价格,甲县市场监管局,浙江省,2023-03-02,50000,违反《价格法》第十四条第（三）项,退热贴,盒,12,60
zj-02,乙超市未明码标价案,未按规定明码标价,甲县市场监管局,浙江省,2023年3月5日,五千,违反《价格法》第十三条第一款,,,,
"""
"""A file such as an analyst keeps: Chinese headings, and one fine that is not in digits."""

PUBLISHED = """\
杭州市上城区行政处罚公示表
行政相对人名称,行政相对人类别,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚内容,罚款金额（万元）,处罚决定日期,处罚机关,法定代表人身份证号
甲药房有限公司,法人,杭上市监处罚[2023]7号,哄抬退热贴价格,以每盒8元的价格购进退热贴，以每盒36元的价格销售。,违反《价格法》第十四条第（三）项,罚款5万元,5,2023/2/6,杭州市上城区市场监督管理局,330102199001011234
乙粮油店,个体工商户,杭上市监处罚（2023）8号,经营超过保质期的食品,货架上有过期米糕四袋。,违反《食品安全法》第三十四条第（十）项,罚款2000元,2000,2023年3月2日,杭州市上城区市场监督管理局,
施小明,自然人,杭上市监处罚〔2023〕9号,无照经营,施小明在路边摆摊卖鞋。,违反《无证无照经营查处办法》第二条,罚款300元,0.03,20230310,杭州市上城区市场监督管理局,
合计,,,,,,,2005.03,,,
"""
"""A table as agencies publish it: a title above the heading, a sum in yuan under 万元, a person, three forms of dates."""


BULLETIN = """\
甲市市场监管局公布药品价格违法典型案例
发布时间：2023-03-09

今年以来，全市共查处价格违法案件36件，罚没118万元。现将部分典型案例公布如下：

案例一　甲市乙区仁济药店哄抬价格案
2022年12月20日，甲市乙区市场监管局根据举报对乙区仁济药店进行检查。经查，该药店将退热贴售价由每盒12元提高到60元，进价为
每盒8元，加价率650%。其行为违反了《价格法》第十四条第（三）项的规定。1月16日，乙区市场监管局依据《价格违法行为行政处罚
规定》第六条，没收违法所得1248元，并处罚款6240元。

案例二　丙食品有限公司虚假宣传案
2023年1月5日，丁县市场监管局立案调查丙食品有限公司宣称蜂胶“根治糖尿病”一案，目前案件正在进一步办理中。
"""
"""A bulletin as authorities publish them: totals first, lines broken at a width, a day without its year."""


@cache
def folder() -> Path:
    """Return the folder of the tour, with the reader's own file, a published table and a bulletin in it; it goes at exit."""
    place = Path(tempfile.mkdtemp(prefix="cases-readme-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    (place / "mine.csv").write_text(MINE, "utf-8")
    (place / "penalties.csv").write_bytes(PUBLISHED.encode("gb18030"))
    (place / "bulletin.txt").write_text(BULLETIN, "utf-8")
    return place


def output(command: str) -> str:
    """Return what a command of the tour prints on both streams, in order."""
    arguments = [sys.executable, "-m", "cases", *shlex.split(command)[1:]]
    root = str(Path(__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": root, "COLUMNS": "100", "CASES_DB": "cases.duckdb", "CASES_LANG": "en"}
    done = subprocess.run(
        arguments, cwd=folder(), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    said = done.stdout.decode().replace("\r\n", "\n").rstrip("\n")
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "2026-12-01 09:00:00", said)


def show(*commands: str) -> None:
    """Print a console block: each command and what it prints."""
    blocks = (f"$ {command}\n{output(command)}".rstrip() for command in commands)
    print("```console\n" + "\n\n".join(blocks) + "\n```")


def mine() -> None:
    """Print the reader's own file."""
    print(f"```csv\n{MINE.rstrip()}\n```")


def published() -> None:
    """Print the published table."""
    print(f"```csv\n{PUBLISHED.rstrip()}\n```")


def bulletin() -> None:
    """Print the bulletin."""
    print(f"```text\n{BULLETIN.rstrip()}\n```")


def extraction() -> None:
    """Print how well bulletins are read."""
    print(extraction_table())


def table(command: str) -> None:
    """Print the Markdown table that a command makes."""
    print(output(f"{command} --format md"))


def rules() -> None:
    """Print the rules of the findings."""
    print("| rule | severity | meaning |\n| --- | --- | --- |")
    for row in reference("rules"):
        print(f"| `{row['rule']}` | {row['severity']} | {row['message']} |")


def accuracy() -> None:
    """Print how well the labelled texts are read."""
    print(f"```console\n$ python -m tests.accuracy\n{summary()}\n```")
