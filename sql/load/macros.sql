-- How text cells become values. Each gives null for what it cannot read, and the checks turn that into a finding.

-- A cell without blanks at its ends, line ends inside it as line feeds; empty is null. Few cells are not so already: two
-- looks at the ends cost less than one through the whole.
create or replace temp macro trimmed(v) as nullif(
    case
        when regexp_matches(v, '^[\s　\x{a0}\x{feff}]') or regexp_matches(v, '[\s　\x{a0}\x{feff}]$') or contains(v, chr(13))
            then regexp_replace(
                replace(replace(v, chr(13) || chr(10), chr(10)), chr(13), chr(10)),
                '^[\s　\x{a0}\x{feff}]+|[\s　\x{a0}\x{feff}]+$', '', 'g')
        else v end,
    '');

-- Whether a cell begins with an ASCII letter or digit, or a Chinese character: no regular expression is needed for most.
create or replace temp macro begins_plainly(v) as (v >= '0' and v < chr(128)) or (v >= '一' and v < chr(40960));

-- Whether a cell holds anything but blanks. Not by trimmed(): what is asked of every cell is then computed for every cell.
create or replace temp macro is_filled(v) as regexp_matches(v, '[^\s　\x{a0}\x{feff}]');

-- A trimmed cell, null where it says that there is nothing to say.
create or replace temp macro said(v) as case
    when strlen(v) <= 9 and v in ('/', '\', '-', '--', '—', '——', '— —', '无', '暂无', '未记载', '待核', '长期', '永久', 'null', 'NULL', 'N/A') then null
    else v end;

create or replace temp macro told(v) as said(trimmed(v));

-- Whether no cell of a row, between chr(31), is empty, asks to be trimmed or may be guarded.
create or replace temp macro are_plain(v) as
    not regexp_matches(v, '(^|\x1f)(['' \t\n\f　\x{a0}\x{feff}\x1f]|$)|\r|[ \t\n\f　\x{a0}\x{feff}](\x1f|$)');

-- A trimmed cell, null where it holds a list of nothing.
create or replace temp macro no_list(v) as nullif(v, '[]');

-- The provisions of two cells by their roles, as a text says them: 违反《价格法》第十四条；依据《价格法》第四十条. A legal basis that tells them itself is enough.
create or replace temp macro cited_by_role(violated, basis) as case
    when contains(basis, '违反') then null
    else nullif(concat_ws('；',
        case when contains(violated, '违反') then '' else '违反' end || violated,
        case when regexp_matches(basis, '^(依|根据|按)') then '' else '依据' end || basis), '') end;

-- A cell of CSV without the quote mark that guards a formula.
create or replace temp macro unguarded(v) as
    case when starts_with(v, '''') then regexp_replace(v, '^''(''*[\s　]*[=+\-@＝＋－＠\t\r\n])', '\1') else v end;

-- Whether a cell names a sum of other rows: 合计, 1月小计, 一季度总计（6件）, 共 6 件. 小计划餐饮有限公司 is none.
create or replace temp macro is_sum(v) as contains(v, '计') and regexp_full_match(v,
    '[（(]?.{0,12}?[合总小共累][\s　]*计(罚没款|罚款|金额|处罚|案件)?[\s　]*[:：]?[\s　]*([（(].{0,20}[）)]|(共?[\s　]*[\d,.]+[\s　]*(万?元|[件起户条个家])?[，,、]?[\s　]*)*)[）)]?')
    or regexp_full_match(v, '共\s*\d+\s*[条件起户].{0,12}|其中[:：].{0,12}');

-- Whether what stands in the place of a number is that of no decision: a count or a part of the year, beside a sum; or words.
create or replace temp macro is_part(v) as strlen(v) <= 30
    and regexp_full_match(v, '共?\s*\d+\s*[件起户家个条宗]|总\s*数|总额|[去上本]年(同期|累计)?|[一二三四1-4]季度|\d{1,2}月份?|全年|[上下]半年');
create or replace temp macro is_no_number(v) as is_part(v) or strlen(v) <= 60 and not regexp_matches(v, '[0-9０-９]');

-- Whether a line below a table says who made it, or how it is to be read.
create or replace temp macro is_foot(v) as regexp_full_match(v,
    '(注|备注|(填表)?说明|[制填]表(人|单位|日期|时间)?|(填报|统计|导出|打印|生成|报送)(人|单位|日期|时间)|[审复]核人?|经办人|负责人(签字|签名)?|联系(人|电话)|数据来源|(金额)?单位)\s*[:：].*|第\s*\d+\s*页.*|此表一式.*');

-- Whether a row shows how to fill in the others.
create or replace temp macro is_example(v) as v in ('示例', '范例', '样例', '填写示例', '填表示例', '例', '（示例）', '(示例)');

-- What a cell tells that only a case has; null for nothing, for the name of a sum, and for a note.
create or replace temp macro tells(v) as case
    when contains(v, '计') and is_sum(v) or (contains(v, '：') or contains(v, ':') or contains(v, '页') or contains(v, '此表')) and is_foot(v)
        then null
    else said(v) end;

-- A text in which all digits are 7: texts that differ in their numbers alone are read once. Where parties are counted (各, 均, 分别) the
-- numbers mean something, and the text is its own skeleton.
create or replace temp macro skeleton_of(v) as
    case when regexp_matches(v, '[各均]|分别') then v else translate(v, '0123456789', '7777777777') end;

-- A number in digits: 1952, 1,952.00, -5, .5. Words and units are for the readers of prose.
-- Plain digits, nearly every cell, take the short way.
create or replace temp macro read_decimal(v) as case
    when regexp_full_match(v, '\d+(\.\d+)?') then try_cast(v as decimal(38, 12))
    when regexp_full_match(narrow(v), '[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(e[-+]?\d{1,2})?', 'i')
        then try_cast(replace(narrow(v), ',', '') as decimal(38, 12)) end;
-- Amounts that cells spell out, as `cases.loading.spelled` has read them: 贰仟元整.
set variable spelled = cast(map() as map(varchar, decimal(38, 12)));

-- An amount or a price in yuan, also one that says its unit: 5000元, ￥5,000.00, 人民币2万元.
create or replace temp macro read_price(v) as coalesce(read_decimal(v), case
    when regexp_full_match(narrow(v), '\s*(人民币|RMB|CNY)?\s*[¥￥]?\s*(\d{1,3}(,\d{3})+|\d+)(\.\d+)?\s*(万?元整?|万)?\s*', 'i')
        then read_decimal(regexp_extract(narrow(v), '[\d,]+(\.\d+)?')) * case when contains(v, '万') then 10000 else 1 end end);
create or replace temp macro read_money(v) as coalesce(read_price(v), getvariable('spelled')[v]);
-- The text of an amount without the word for what it is, where its column says that, and without whether it was paid: 罚款2000元（已缴）;
-- 0 where it says that there is none, and nothing where it says that it is not known.
create or replace temp macro unlabelled(v, label, nothing) as case
    when v is null then null
    when regexp_full_match(v, nothing) then '0'
    when regexp_full_match(v, '(无法|未能|难以|未)(计算|查实|查清|查证|查明|核实|核算|认定|确定|统计)') then null
    when regexp_matches(v, '[罚没所值缴履执处计共轻]') then regexp_replace(regexp_replace(v,
        '[ 　]*[（(，,/]?(?:(?:已|未|均已|当场|分期|已分期)(?:全部|按期)?(?:上缴|缴纳|缴清|缴|收缴|履行|执行)(?:完毕|到位)?(?:[\d,.]+元?)?)[）)]?$|[（(，,/](?:减轻|从轻|首违不罚)[）)]?$', ''),
        '^(?:合计|总计|共计?)?(?:并?处以?)?(?:' || label || ')?[:：为计]?([\d０-９.,，．¥￥人民币零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬元圆圓整正角分大小写:：（）()]+)$', '\1')
    else v end;
-- The text of a penalty with what cells of amounts tell in words. A cell that tells of fine and confiscation tells all; one whose
-- sum the text has, or its confiscation, would tell it twice.
create or replace temp macro told_in_words(own, fine, combined, confiscated, gains, sums) as nullif(concat_ws('；', own,
    case
        when regexp_matches(own, sums) and contains(own, '罚') then null
        when contains(combined, '没') and regexp_matches(combined, '罚款|处罚') then combined
        when contains(fine, '没收') or fine = combined then fine
        else nullif(concat_ws('；', fine, case when not coalesce(regexp_matches(fine, sums), false) then combined end), '') end,
    case
        when contains(own, '没收') or contains(fine, '没收') or contains(combined, '没收') then null
        else coalesce(confiscated, gains) end), '');

-- An amount in 万元 as text in yuan, if it does not say its own unit; what is no number stays as it is, for the checks to name.
create or replace temp macro in_yuan(v) as case
    when not regexp_matches(v, '[元圆圓万萬]') then coalesce(cast(cast(read_money(v) * 10000 as decimal(38, 6)) as varchar), v)
    else v end;

-- What a number of a document says: of a penalty imposed (市监罚〔2023〕1号), or of a notice, an order, a filing (罚告, 责改, 立).
create or replace temp macro is_notice(no) as
    regexp_matches(no, '罚告|处告|听告|告知|事先|听证|拟|罚预|责改|责令|不罚|不予|(告|听|立|移|协)(字|[〔﹝（(\[【])');
create or replace temp macro is_decision(no) as regexp_matches(no, '罚|处[字〔﹝（(\[【]') and not is_notice(no);
create or replace temp macro in_fen(v) as try_cast(v as decimal(18, 2));

-- The fine that counts, where a column and the text tell one: at exactly ten thousandfold (万 for 元) the text's, else the
-- column's; and where it was read.
create or replace temp macro is_ten_thousandfold(a, b) as
    case when a <> b then cast(a as decimal(22, 2)) * 10000 = b or cast(b as decimal(22, 2)) * 10000 = a else false end;
create or replace temp macro fine_of(from_column, from_text) as
    case when is_ten_thousandfold(from_column, from_text) then from_text else coalesce(from_column, from_text) end;
create or replace temp macro source_of(from_column, from_text) as case
    when from_column = from_text then 'both'
    when from_column <> from_text then 'conflict'
    when from_column is not null then 'column'
    when from_text is not null then 'text' end;
-- Whether penalties take something away and are no fine: the amount of such a case may be what was taken.
create or replace temp macro is_confiscated_only(penalties) as
    list_has_any(penalties, ['confiscated_gains', 'confiscated_goods', 'confiscation']) and not list_contains(penalties, 'fine');
-- Penalties without a fine that is expressly none.
create or replace temp macro without_zero(penalties, fine) as
    case when fine = 0 then nullif(list_filter(penalties, lambda code: code <> 'fine'), []) else penalties end;
create or replace temp macro read_percent(v) as read_decimal(rtrim(v, '%％ '));

-- Chinese numerals of a date as digits: 二〇二三年十一月三十日 is 2023年11月30日; blanks out.
create or replace temp macro in_digits(v) as
    replace(regexp_replace(regexp_replace(regexp_replace(
        translate(regexp_replace(narrow(v), '\s+', '', 'g'), '〇○零一二三四五六七八九', '000123456789'),
        '(\d)十(\d)', '\1\2', 'g'), '(\d)十', '\10', 'g'), '十(\d)', '1\1', 'g'), '十', '10');

-- A day in whatever form: the only one in a text, with a year of two digits, an Excel serial, a name of a month, milliseconds
-- in China's time; 23.2.3 and 23/2/3 if the year can be no month and no coming one. Two days are a range and none; day and month
-- in the order of the US only where no other is possible.
create or replace temp macro read_other_date(v) as case
    when regexp_full_match(v, '[3-7]\d{4}(\.\d+)?') then date '1899-12-30' + cast(floor(try_cast(v as double)) as integer)
    when regexp_full_match(v, '1\d{12}') then cast(epoch_ms(try_cast(v as bigint)) + interval 8 hour as date)
    when regexp_full_match(v, '\d{1,2}/(1[3-9]|2\d|3[01])/[12]\d{3}') then cast(try_strptime(v, '%m/%d/%Y') as date)
    when regexp_matches(v, '(?i)[a-z]{3}') and not regexp_matches(v, '(?i)(epoch|infinity|today|now)')
        then cast(try_strptime(v, ['%d-%b-%y', '%d-%b-%Y', '%b %d, %Y', '%B %d, %Y', '%d %b %Y', '%d %B %Y']) as date)
    when regexp_full_match(in_digits(v), '\d\d(-\d\d-\d\d|年\d{1,2}月\d{1,2}[日号]?)')
        then try_cast('20' || regexp_replace(rtrim(in_digits(v), '日号'), '[年月]', '-', 'g') as date)
    when regexp_full_match(v, '\d\d(\.\d{1,2}\.|/\d{1,2}/|-\d{1,2}-)\d{1,2}')
        and try_cast(v[:2] as integer) between 13 and year(current_date) - 2000
        then try_cast('20' || translate(v, './', '--') as date)
    when len(regexp_extract_all(in_digits(v), '[12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}')) = 1 and not contains(v, '民国')
        then try_cast(regexp_replace(regexp_extract(in_digits(v), '(?:^|\D)([12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2})(?:\D|$)', 1),
            '[^\d]', '-', 'g') as date)
end;

-- 2023-02-06, 2023/2/6, 2023.2.6, 2023年2月6日, 20230206; a time of day behind it is left out. ISO takes the short way.
-- The pattern guards the cast, to which 'epoch' and 'infinity' are dates too.
create or replace temp macro read_date(v) as case
    when regexp_full_match(v, '([12]\d{3}|9999)-\d\d-\d\d') then try_cast(v as date)
    when regexp_full_match(narrow(v), '([12]\d{3}|9999)\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?([ T]\d{1,2}:\d\d(:\d\d(\.\d+)?)?([+-]\d\d(:?\d\d)?)?)?|[12]\d{7}')
        then try_cast(regexp_replace(narrow(v), '^(\d{4})\D*(\d{1,2})\D*(\d{1,2})(\D.*)?$', '\1-\2-\3') as date)
    else read_other_date(v) end;

-- A day in ISO form and an amount in digits, in yuan or 万元, else null. Their values need no check.
create or replace temp macro plain_date(v) as
    case when strlen(v) = 10 and v like '____-__-__' and v >= '1' and v < '3' then try_cast(v as date) end;
create or replace temp macro plain_money(v) as
    case when regexp_full_match(v, '\d{1,12}(\.\d\d?)?') then try_cast(v as decimal(18, 2)) end;
create or replace temp macro plain_wan(v) as
    case when regexp_full_match(v, '\d{1,8}(\.\d{1,6})?') then cast(try_cast(v as decimal(18, 6)) * 10000 as decimal(18, 2)) end;

create or replace temp macro read_flag(v) as case
    when lower(narrow(v)) in ('true', 't', 'yes', 'y', '1', '是') then true
    when lower(narrow(v)) in ('false', 'f', 'no', 'n', '0', '否') then false end;

-- Whether a unified social credit code of 18 characters bears its check character: GB 32100-2015, modulo 31. The first
-- character may be a letter; the last has weight 1 and makes the sum whole. Single precision holds that sum.
create or replace temp macro has_check_character(v) as case
    when length(v) = 18 then cast(list_dot_product(
        list_transform(string_split(v, ''), lambda one: cast(instr('0123456789ABCDEFGHJKLMNPQRTUWXY', one) - 1 as float)),
        cast([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1] as float[])) as bigint) % 31 = 0
    else false end;

-- The number of a decision in one writing: 甲市监处罚〔2023〕12号, its year in 〔〕 whatever stood there, no blanks, no label in
-- front, no stop behind. A year without brackets gets them where 第 or 字 follows it.
create or replace temp macro decision_number(v) as case
    when regexp_full_match(v, '[\x{4e00}-\x{9fa5}A-Za-z]*〔[12]\d{3}〕[\x{4e00}-\x{9fa5}\d-]*') then v
    when not regexp_matches(narrow(v), '\d') then v
    else regexp_replace(regexp_replace(regexp_replace(
        replace(regexp_replace(regexp_replace(translate(v, '０１２３４５６７８９　' || chr(160), '0123456789  '), '(\d)\s+(\d)', '\1' || chr(1) || '\2', 'g'), '\s+|[。\s]+$', '', 'g'), chr(1), ' '),
        '^((行政处罚决定书)?(文书?号|编号|字号|处罚决定书文号)?[:：])+', ''),
        '[\[［(（【{｛﹝〖<＜〈⟨「〔《]([12]\d{3})年?[\]］)）】}｝﹞〗>＞〉⟩」〕》]', '〔\1〕', 'g'),
        '([^\d〔])([12]\d{3})年?(第|字)', '\1〔\2〕\3', 'g') end;

-- How a name of two to four characters is written: a surname of two and one or two more, of one and one or two more; or
-- parts with a · between. The last character is none of those that businesses end in.
create or replace temp macro last_of_name() as
    '[^\x{0}-\x{4dff}\x{9fa6}-\x{10ffff}店厂部站馆院所场铺局会司校屋吧餐联摊坊]';
create or replace temp macro person_name() as
    '(?:(?:' || compound_surnames() || ')[一-龥]?' || last_of_name() || '|[' || surnames() || '][ 　]?[一-龥]?[ 　]?' || last_of_name()
    || '|[一-龥]{1,10}[·•．][一-龥·•．]{1,20})';

-- The names in the cell of a natural person: 施小明/王建国 等2人 is 施小明、王建国.
create or replace temp macro person_names(party) as
    trim(regexp_replace(
        regexp_replace(
            regexp_extract(regexp_replace(party, '^(当事人|经营者|姓名)[:：]', ''), '^[^（(:：]+?(?:$|等\d*[人名]?|[，,][男女]|[（(:：])'),
            '(等\d*[人名]?|[，,][男女]|[（(:：])$', ''),
        '[，,/;；]|([一-龥]{2,})(?:[ 　]+|与|和)([一-龥]{2,})', '\1、\2', 'g'), ' 　、');

-- Whether a party may name a natural person as person_in() finds one, which is dearer to ask: a name alone, or one that is announced.
create or replace temp macro may_name(party) as length(party) <= 8 or regexp_matches(party, '个体|^经营者|[)）]$|等|[·•．；;，,/]|、|[摊商]贩|[摊店业]主|[村居]民|夫[妇妻]|\d{15}');

-- The natural person in the name of a party that nothing but a name tells: the party itself, also with an office, a number or a
-- stall behind it; several; those behind the name of an organisation; an individual business without a trade name, or the operator named
-- behind one.
create or replace temp macro person_in(party, kind) as case
    when party is null or is_masked(party) then null
    when kind = 'natural_person' then coalesce(
        nullif(regexp_extract(party, '^[^（(]{5,}[（(](' || person_name() || ')[）)]$', 1), ''),
        nullif(person_names(party), ''))
    when coalesce(kind, 'unknown') in ('individual_business', 'other', 'unknown') then coalesce(
        nullif(regexp_extract(party, '^(' || person_name() || ')[（(](?:(?:[时曾现原]任|身份证|证件)[^（）()]*|[^（）()]*(?:长|经理|主任|董事|主管|人员|代表人|责任人|店主|摊|摊位|摊贩|商贩))[）)]$', 1), ''),
        nullif(regexp_replace(regexp_extract(
            party, '^(?:[^、]{3,}(?:公司|银行|[分支]行|合作社|中心|[店厂部])[、；;，,])?(' || person_name() || '(?:[、；;，,/]' || person_name() || ')*)$', 1),
            '[；;，,/]', '、', 'g'), ''),
        nullif(regexp_extract(party, '^(?:个体工商户|个体经营者|个体户|经营者|(?:流动)?摊贩|(?:流动)?商贩|摊主|店主|业主|村民|居民|\d{1,2}[.．、])?[:：]?(' || person_name() || ')[ 　]?(?:等.{0,4}|夫[妇妻]|父子|\d[\dXx]{14,17}|[（(]?(?:个体工商户|个体经营者|个体户|个体|男|女)[）)]?)?$', 1), ''),
        nullif(regexp_extract(party, '[（(](?:经营者|业主|负责人|投资人|姓名)?[:： ]{0,2}(' || person_name() || '|[A-Z][A-Za-z.]{1,20}(?: [A-Z][A-Za-z.]{1,20}){1,3})(?:[，,；;][^（）()]*)?[）)]$', 1), '')
    ) end;

-- The mask of a name: its surname, else its first character, and 某某; of several names, each.
create or replace temp macro mask_of(person) as
    regexp_replace(person, '(' || compound_surnames() || '|[^、，, 　])[^、，,]*', '\1某某', 'g');

-- A text without the numbers of equal masks.
create or replace temp macro unnumbered(x) as regexp_replace(x, '某某（\d+）', '某某', 'g');

-- How a name stands masked in the name of a party: 施某某（2） for 施小明.
create or replace temp macro mask_in(party, person) as
    coalesce(nullif(regexp_extract(party, split_part(mask_of(person), '、', 1) || '(（\d+）)?'), ''), person);

-- A text with each of several persons masked, and what else is personal in it.
create or replace temp macro without(x, people) as concealed(
    case when people is null then x else list_reduce(people, lambda text, person: replace(text, person, mask_of(person)), x) end);

-- What the unified social credit code says of its bearer, by authority of registration and kind: GB 32100-2015.
create or replace temp macro kind_of_code(x) as case
    when not regexp_full_match(upper(x), '[0-9A-HJ-NPQRTUWXY]{18}') then null
    when x[1:2] = '91' then 'company'
    when x[1:2] = '92' then 'individual_business'
    when x[1:2] = '93' then 'cooperative'
    when x[1:2] = '12' then 'institution'
    when x[1:2] in ('51', '52', '53') then 'social_organisation' end;

-- What the name of a party says of its kind by law: a company and a cooperative bear it in their names.
create or replace temp macro kind_of_name(x) as case
    when regexp_matches(x, '(公司|集团)([（(][^（）()]*[）)])?$') then 'company'
    when regexp_matches(x, '合作社(联合社)?$') then 'cooperative'
    when regexp_matches(x, '[（(](个体工商户|个体户)[）)]$') then 'individual_business' end;

-- The kind of a party by its code, else by its name.
create or replace temp macro told_kind(code, name) as coalesce(kind_of_code(code), kind_of_name(name));

-- An id from what identifies, its parts with chr(31) between, null without it: a letter first, so that no spreadsheet takes it
-- for a number.
create or replace temp macro made_id(kind, said) as 'c' || left(sha256(kind || chr(31) || said), 20);

-- The codes of a list that are of a kind, each once, in their order; null for none.
create or replace temp macro of_kind(codes, kind) as
    case when list_has_any(codes, kind) then list_sort(list_distinct(list_filter(codes, lambda code: list_contains(kind, code)))) end;
