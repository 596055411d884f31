"""Good files and texts, from which bad ones are made. All in them is invented."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
from docx import Document
from pyarrow import parquet

from cases.resources import folder
from tests.pdfs import pdf

HEADING = (
    "行政相对人名称,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚内容,罚款金额（万元）,处罚决定日期,处罚机关"
)
ROW = (
    '甲药房有限公司,杭上市监处罚〔2023〕7号,哄抬价格,"以每盒8元的价格购进，以每盒36元的价格销售，货值金额共计720元，违法所得560元。",'
    '《价格法》第四十条,"罚款伍万元整（￥50,000.00），没收违法所得1,200元",5,2023/2/6,甲市乙区市场监督管理局'
)
TABLE = f"{HEADING}\n{ROW}\n{ROW.replace('7号', '8号').replace('2023/2/6', '2023年3月2日')}\n合计,,,,,,10,,\n"
CASE = {
    "case_id": "x-1",
    "title": "甲药房哄抬价格案",
    "party": "甲药房",
    "fine_yuan": 50000,
    "decided_on": "2023-02-06",
    "citations": ["《价格法》第十四条第（三）项", {"law": "广告法", "article": "4", "paragraph": "1"}],
    "prices": [{"product": "退热贴", "unit": "盒", "purchase_price": "8", "sale_price": 36}],
}
BULLETIN = """甲市市场监管局公布药品价格违法典型案例
发布时间：2023-03-09

案例一　甲市乙区仁济药店哄抬价格案
2022年12月20日，甲市乙区市场监管局对乙区仁济药店进行检查。经查，该药店将退热贴售价由每盒12元提高到60元，进价为每盒8元，加价率650%。
其行为违反了《价格法》第十四条第（三）项的规定。1月16日，乙区市场监管局依据《价格违法行为行政处罚规定》第六条，没收违法所得1248元，
并处罚款6240元。

案例二　丙食品有限公司虚假宣传案
2023年1月5日，丁县市场监管局立案调查丙食品有限公司宣称蜂胶“根治糖尿病”一案，目前案件正在进一步办理中。
"""
LAYOUT = """title = "Mine"
title_zh = "我的表"

[columns]
party = ["行政相对人名称"]
fine_yuan = ["罚款金额", "罚款（元）"]

[defaults]
source_kind = "own"
"""
TEXTS = (
    BULLETIN,
    TABLE,
    "罚款3万5千元，没收违法所得人民币壹仟贰佰元整（¥1,200.00），并处货值金额10倍罚款，合计罚没款38,200元。",
    "违反了《广告法》第四条第一款、第九条第（三）项至第（五）项，《价格法》第十四条和本法第四十条之一，依据该规定第六条。",
    "进价0.25元/粒，售价由每盒12元提高到60元（涨幅400%），共售出516件，每袋2.5kg装×20袋，折合每斤3.8元。",
    "当事人：施某某（个体工商户），甲县某某路12号，经营者王某，2023年1月5日至1月31日，于次月16日作出处罚决定。",
)
SEEDS = (
    "table.csv", "gb.csv", "native.jsonl", "list.json", "book.xlsx", "table.parquet", "mine.toml", "bands.csv",
    "page.html", "bulletin.docx", "bulletin.pdf", "bulletin.txt", "packed.csv.gz", "packed.zip",
)  # fmt: skip


def seed(name: str, place: Path) -> bytes:
    """Return the content of a good file of that name."""
    match name:
        case "gb.csv":
            return TABLE.encode("gb18030")
        case "native.jsonl":
            return "".join(
                json.dumps({**CASE, "case_id": f"x-{n}"}, ensure_ascii=False) + "\n" for n in (1, 2)
            ).encode()
        case "list.json":
            return json.dumps([CASE, {**CASE, "case_id": "x-2"}]).encode()
        case "book.xlsx":
            book = openpyxl.Workbook()
            for line in TABLE.splitlines():
                book.active.append(line.split(","))
            written = io.BytesIO()
            book.save(written)
            return written.getvalue()
        case "table.parquet":
            columns = {"case_id": ["a", "b"], "title": ["甲案", None], "fine_yuan": [5, 7], "penalties": [["fine"], []]}
            parquet.write_table(pa.table(columns), place / name)
            return (place / name).read_bytes()
        case "mine.toml":
            return LAYOUT.encode()
        case "bands.csv":
            return (folder("data") / "reference" / "penalty_bands.csv").read_bytes()[:4000]
        case "page.html":
            return f"<html><body><h1>通报</h1><table><tr><td>{BULLETIN.replace(chr(10), '</p><p>')}</table>".encode()
        case "bulletin.docx":
            document = Document()
            for line in BULLETIN.splitlines():
                document.add_paragraph(line)
            written = io.BytesIO()
            document.save(written)
            return written.getvalue()
        case "bulletin.pdf":
            return pdf(BULLETIN.splitlines())
        case "bulletin.txt":
            return BULLETIN.encode()
        case "packed.csv.gz":
            return gzip.compress(TABLE.encode())
        case "packed.zip":
            written = io.BytesIO()
            with zipfile.ZipFile(written, "w") as archive:
                archive.writestr("table.csv", TABLE)
            return written.getvalue()
    return TABLE.encode()
