-- 26 columns of the template of 2018, headings letter by letter; cells as agencies fill them in.
select
    party as "行政相对人名称",
    case when is_individual then '个体工商户' else '法人及非法人组织' end as "行政相对人类别",
    unified as "行政相对人代码_1（统一社会信用代码）",
    case when unified is null then old_code end as "行政相对人代码_2（工商注册号）",
    case when happens(j, 'spare_code') then code_body[9:16] || '-' || code_body[17] else no_code(j, 3) end
        as "行政相对人代码_3（组织机构代码）",
    case when happens(j + 1, 'spare_code') then code_body[3:17] else no_code(j, 4) end as "行政相对人代码_4（税务登记号）",
    no_code(j, 5) as "行政相对人代码_5（事业单位证书号）",
    no_code(j, 6) as "行政相对人代码_6（社会组织登记证号）",
    representative as "法定代表人",
    written_number(decision_no, j) as "行政处罚决定书文号",
    violation as "违法行为类型",
    facts as "违法事实",
    basis_text as "处罚依据",
    penalties_zh as "处罚类别",
    penalty_text as "处罚内容",
    case
        when happens(j, 'unreadable_fine') then '见决定书'
        when happens(j, 'no_fine_cell') then null
        when not is_fined then '0'
        when happens(j, 'in_wrong_unit') then plain(fine)
        when happens(j, 'another_fine') then in_wan(fine + 1200)
        else in_wan(fine) end as "罚款金额（万元）",
    case when not happens(j, 'no_gains_cell') then in_wan(confiscated) end as "没收违法所得、没收非法财物的金额（万元）",
    case when penalties = 'revocation' then concat('许可证', region, lot_of(made, j)) end as "暂扣或吊销证照名称及编号",
    case when happens(j, 'unreadable_date') then strftime(decided_on, '%Y-13-%d') else written_day(decided_on, j) end
        as "处罚决定日期",
    case when draw(j, 'validity') % 3 = 0 then '2099-12-31' end as "处罚有效期",
    written_day(decided_on + interval 3 year, j) as "公示截止期",
    agency as "处罚机关",
    agency_code as "处罚机关统一社会信用代码",
    agency as "数据来源单位",
    agency_code as "数据来源单位统一社会信用代码",
    case when draw(j, 'remark') % 8 = 0 then pick('remarks', j) end as "备注"
from told
