"""The published tables of the field by vintage: headings letter by letter, brackets, blanks and typing errors included."""

from tests.vintages import Vintage

VINTAGES = (
    Vintage(
        "publicity-2015, headings", {
            "行政处罚决定书文号": "number", "处罚名称": "title", "处罚类别1": "first category", "处罚类别2": "second category",
            "处罚事由": "facts", "处罚依据": "basis", "行政相对人名称": "party",
            "行政相对人代码_1 (统一社会信用代码)": "code", "行政相对人代码_2 (组织机构代码)": "nothing",
            "行政相对人代码_3 (工商登记码)": "old code", "行政相对人代码_4 (税务登记号)": "nothing",
            "行政相对人代码_5 (居民身份证号)": "identity", "法定代表人姓名": "representative", "处罚结果": "penalty_text",
            "处罚决定日期": "decided", "处罚机关": "agency", "当前状态": "state", "地方编码": "nothing", "数据更新时间戳": "nothing",
            "备注": "nothing",
        }, "publicity-2015",
    ),
    Vintage(
        "publicity-2015, typing errors", {
            "政处罚决定书文号": "number", "案件名称": "title", "罚类别": "penalties", "处罚是由": "facts", "处罚依据": "basis",
            "行政行对人名称": "party", "社会信用代码（纳税人识别号）": "code", "处罚结果": "penalty_text", "兴处罚决定日期": "decided",
            "处罚机关": "agency", "当权状态": "state_word", "数据更新录入日期": "nothing", "公示期限": "nothing",
        }, "publicity-2015",
    ),
    Vintage(
        "publicity-2015, codes", {
            "CF_WSH": "number", "CF_CFMC": "title", "CF_CFLB1": "first code", "CF_CFLB2": "second code", "CF_SY": "facts",
            "CF_YJ": "basis", "CF_XDR_MC": "party", "CF_XDR_SHXYM": "code", "CF_XDR_ZDM": "old code", "CF_XDR_GSDJ": "nothing",
            "CF_XDR_SWDJ": "nothing", "CF_XDR_SFZ": "identity", "CF_FR": "representative", "CF_JG": "penalty_text",
            "CF_JDRQ": "decided", "CF_XZJG": "agency", "CF_ZT": "state", "DFBM": "nothing", "SJC": "nothing", "BZ": "nothing",
        }, "publicity-2015",
    ),
    Vintage(
        "publicity-2017", {
            "行政处罚决定书文号": "number", "处罚名称": "title", "处罚类别": "penalties", "处罚事由": "facts", "处罚依据": "basis",
            "行政相对人名称": "party", "处罚结果": "penalty_text", "处罚决定日期": "decided", "处罚机关": "agency",
        }, "publicity-2017",
    ),
    Vintage(
        "publicity-2018-legal, headings", {
            "行政相对人名称": "party", "行政相对人代码_1 (统一社会信用代码)": "code", "行政相对人代码_2 (工商注册号)": "old code",
            "行政相对人代码_3 (组织机构代码)": "nothing", "行政相对人代码_4 (税务登记号)": "nothing",
            "行政相对人代码_5 (事业单位证书号)": "nothing", "行政相对人代码_6 (社会组织登记证号)": "nothing",
            "法定代表人": "representative", "法定代表人身份证号": "identity", "行政处罚决定书文号": "number", "违法行为类型": "word",
            "违法事实": "facts", "处罚依据": "basis", "处罚类别": "penalties", "处罚内容": "penalty_text", "罚款金额 (万元)": "fine_wan",
            "没收违法所得、没收非法财物的金额 (万元)": "gains_wan", "暂扣或吊销证照名称及编号": "nothing", "处罚决定日期": "decided",
            "处罚有效期": "nothing", "公示截止期": "until", "处罚机关": "agency", "处罚机关统一社会信用代码": "agency code",
            "数据来源单位": "nothing", "数据来源单位统一社会信用代码": "nothing", "备注": "nothing",
        }, "publicity-2018-legal",
    ),
    Vintage(
        "publicity-2018-legal, codes", {
            "CF_XDR_MC": "party", "CF_XDR_LB": "kind of party", "CF_XDR_SHXYM": "code", "CF_XDR_GSZC": "nothing",
            "CF_XDR_ZZJG": "nothing", "CF_XDR_SWDJ": "old code", "CF_XDR_SYDW": "nothing", "CF_XDR_SHZZ": "nothing",
            "CF_FRDB": "representative", "CF_FR_SFZH": "identity", "CF_WSH": "number", "CF_WFXW": "word", "CF_SY": "facts",
            "CF_YJ": "basis", "CF_CFLB": "penalties", "CF_NR": "penalty_text", "CF_NR_FK": "fine_wan", "CF_NR_WFFF": "gains_wan",
            "CF_NR_ZKDX": "nothing", "CF_JDRQ": "decided", "CF_YXQ": "nothing", "CF_GSJZQ": "until", "CF_CFJG": "agency",
            "CF_CFJGDM": "agency code", "CF_SJLY": "nothing", "CF_SJLYDM": "nothing", "BZ": "nothing",
        }, "publicity-2018-legal",
    ),
    Vintage(
        "publicity-2018-legal, typing errors and yuan", {
            "行政行对人名称": "party", "行政相对人类别": "kind of party", "行政相对人代码/1（统一社会信用代码）": "code",
            "行政处罚决定文号": "number", "违法行为类型": "word", "违法事实": "facts", "处罚依据": "basis", "罚类别": "penalties",
            "处罚内容": "penalty_text", "罚款金额（元）": "fine_in_yuan", "没收金额（元）": "gains_in_yuan", "兴处罚决定日期": "decided",
            "处罚机关": "agency",
        }, "publicity-2018-legal",
    ),
    Vintage(
        "publicity-2018-natural, headings", {
            "行政相对人名称": "party", "行政相对人类别": "kind of party", "证件类型": "nothing", "证件号码": "identity",
            "行政处罚决定书文号": "number", "违法行为类型": "word", "违法事实": "facts", "处罚依据": "basis", "处罚类别": "penalties",
            "处罚内容": "penalty_text", "罚款金额（万元）": "fine_wan", "没收违法所得、没收非法财物的金额（万元）": "gains_wan",
            "暂扣或吊销证照名称及编号": "nothing", "处罚决定日期": "decided", "处罚有效期": "nothing", "公示截止期": "until",
            "处罚机关": "agency", "处罚机关统一社会信用代码": "agency code", "数据来源单位": "nothing", "备注": "nothing",
        }, "publicity-2018-natural",
    ),
    # By codes the table of natural persons has no heading of its own: CF_XDR_LB tells what they are.
    Vintage(
        "publicity-2018-natural, codes", {
            "CF_XDR_MC": "party", "CF_XDR_LB": "kind of party", "CF_XDR_ZJLX": "nothing", "CF_XDR_ZJHM": "identity",
            "CF_WSH": "number", "CF_WFXW": "word", "CF_SY": "facts", "CF_YJ": "basis", "CF_CFLB": "penalties",
            "CF_NR": "penalty_text", "CF_NR_FK": "fine_wan", "CF_NR_WFFF": "gains_wan", "CF_JDRQ": "decided", "CF_GSJZQ": "until",
            "CF_CFJG": "agency", "CF_CFJGDM": "agency code",
        }, "publicity-2018-legal",
    ),
    Vintage(
        "provincial-credit", {
            "行政处罚决定书文号": "number", "案件名称": "title", "处罚类别": "penalties", "处罚事由": "facts", "处罚依据": "basis",
            "行政相对人名称": "party", "组织机构代码": "nothing", "工商登记码": "old code", "税务登记号": "nothing",
            "法定代表人居民身份证号": "identity", "法定代表人姓名": "representative", "处罚结果": "penalty_text", "处罚生效期": "decided",
            "处罚机关": "agency", "当前状态": "state", "地方编码": "nothing", "备注": "nothing", "信息提供部门": "nothing",
            "数据报送时间": "nothing",
        }, "provincial-credit",
    ),
    Vintage(
        "zhejiang", {
            "AREACODE": "nothing", "XZCF_REGINNAME": "nothing", "XZCF_ORGNAME": "agency", "XZCFWS_CODE": "number",
            "XZCFWS_NAME": "title", "BXZCF_TYPE": "nothing", "XZCF_NAME": "party", "XZCF_ZY": "penalty_text",
            "XZCF_DATE": "decided", "XZCF_STATE": "state_word", "XZCF_CANCEL": "nothing",
        }, "zhejiang", defaults=("province",),
    ),
    Vintage(
        "beijing", {
            "处罚决定书文号": "number", "执法依据": "basis", "案件名称": "title", "行政相对人名称": "party", "统一社会信用代码": "code",
            "处罚事由": "facts", "决定部门": "agency", "处罚结果": "penalty_text",
        }, "beijing", defaults=("province",),
    ),
    Vintage(
        "price-authority", {
            "行政处罚决定书文号": "number", "处罚单位": "agency", "当事人": "party", "处罚事由": "facts", "处罚结果": "penalty_text",
            "处罚日期": "decided",
        }, "price-authority",
    ),
    Vintage(
        "market-list", {
            "处罚决定书文号": "number", "违法行为类型": "word", "处罚类型": "penalties", "罚款金额(万元)": "fine_wan",
            "没收金额(万元)": "gains_wan", "处罚决定机关": "agency", "处罚决定日期": "decided",
        }, "market-list", source_kind="own",
    ),
    Vintage(
        "financial-regulator", {
            "行政处罚决定书文号": "number", "被处罚当事人": "party", "主要违法违规事实（案由）": "facts", "行政处罚依据": "basis",
            "行政处罚决定": "penalty_text", "作出处罚决定的机关名称": "agency", "作出处罚决定的日期": "decided",
        }, "financial-regulator",
    ),
    Vintage(
        "financial-regulator, export", {
            "ID": "nothing", "行政处罚决定书文号": "number", "被处罚当事人": "party", "作出处罚决定的机关名称": "agency",
            "作出处罚决定的日期": "decided", "行业": "nothing", "罚没总金额": "amount left out", "违规类型": "free word",
            "监管地区": "province", "主要违法违规事实": "facts", "行政处罚依据": "basis", "行政处罚决定": "penalty_text",
        }, "financial-regulator", defaults=("province",),
    ),
    Vintage(
        "company-publicity", {
            "PENDECNO": "number", "ILLEGACTTYPE": "free word", "PENTYPE": "penalties", "PENAM": "amount left out",
            "FORFAM": "amount left out", "PENAUTH": "agency", "PENDECISSDATE": "decided",
        }, "company-publicity", left_out=("PENAM", "FORFAM"),
    ),
)  # fmt: skip
"""Amounts are left out where the notes of the field tell no unit: a guess could be wrong ten thousandfold."""


def vintage(name: str) -> Vintage:
    """Return the vintage of a name."""
    return next(one for one in VINTAGES if one.name == name)
