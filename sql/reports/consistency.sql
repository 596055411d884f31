-- title: Amounts held against each other | 数额核对
-- rests on: amounts
-- by: none
-- Amounts of a case that do not fit each other, a row each, the largest gap first; --by DIM counts what was checked and how it came out.
-- 说明: 同一案件中互相不符的数额，一项一行，差额最大的在前；--by 则统计核对了多少件、结果如何。
-- method: Decided cases. quantity_by_price: the sum of quantity sold × sale price over all price lines against the receipts, where each
-- method: line has both. parts_of_confiscation and parts_of_combined (罚没款合计): the parts against the stated sum. taken_within_gains:
-- method: gains confiscated and refunds are no more than the gains found. gains_within_sales: gains are no more than the receipts. All to
-- method: one yuan. words_and_digits: sums that the penalty text writes twice (大写, 小写), added up, to the fen. fine_by_…: the fine against the nearest whole multiple, 1 to 30, of gains, goods value, sales, turnover or advertising
-- method: fee; near is off by at most 2 % of the base, as one fine in 25 is by chance. Which base the law names is not asked here. A fine
-- method: that column and text tell otherwise is among the findings (fine_conflict). A difference may be the source's or the reader's slip.
-- 方法: 统计已作出处罚决定的案件。数量×单价与销售金额：各条价格的销售数量×销售价格之和与销售金额，限各条均载明的；分项与合计：各分项之和与载明
-- 方法: 的合计；没收、退还不超过违法所得；违法所得不超过销售金额。容许误差均为一元。
-- 方法: 大写与小写金额：处罚内容中同一金额的两种写法相加后比较，精确到分。罚款与基数的倍数：罚款与违法所得、货值金额、销售金额、违法经营额或者
-- 方法: 广告费用最接近的整数倍（1至30倍）比较，相差不超过基数2%的为接近，偶然情形约二十五分之一；不问法律规定的是哪一基数。
-- 方法: 数据列与正文罚款不一致的，见数据问题。不符可能出自来源，也可能出自读取。
-- case_id | 案件编号 | Case
-- title | 案件名称 | Its heading
-- check | 核对项目 | What is held against what | 核对的两项
-- stated_yuan | 载明金额（元） | As stated: receipts, sum, what was taken, gains, fine | 载明的销售金额、合计、没收、违法所得或者罚款
-- computed_yuan | 核算金额（元） | From quantity and price, the parts, the limit, or the multiple of the base | 由数量和单价、分项、上限或者基数的倍数得出
-- gap_yuan | 差额（载明−核算，元） | stated − computed
-- multiple | 倍数 | Of the base, of fine_by_… | 基数的倍数，限罚款与基数的核对
-- verdict | 核对结果 | differs 不符; near 接近整倍数但不相等 | 不符；接近整倍数但不相等
select
    checks.case_id, selected.title, checks."check", stated_yuan, computed_yuan, stated_yuan - computed_yuan as gap_yuan, multiple, verdict
from checks
join selected on selected.case_id = checks.case_id
where in_money and verdict in ('differs', 'near')
order by verdict, abs(stated_yuan - computed_yuan) desc, checks.case_id, checks."check"
