-- The names that the report SQL uses beyond the portable subset; another engine fills them in for itself.

-- A figure with two decimals, half away from zero; what DOUBLE holds a hair beside a half is one. Decimals of six places round as well, six times as slowly.
create or replace macro in_cents(x) as
    cast(round(round(100.0 * cast(x as double), 4)) / 100 as decimal(24, 2));

-- Several quantiles of x at once, interpolated in DOUBLE: a list in the order of ps, not rounded.
create or replace macro exact_quantiles(x, ps) as quantile_cont(cast(x as double), ps);

-- Quantile p of x, interpolated in DOUBLE and rounded to cents half away from zero.
create or replace macro exact_quantile(x, p) as
    in_cents(quantile_cont(cast(x as double), p));

-- A ratio in percent with two decimals; null over nothing.
create or replace macro percent_of(part, whole) as
    in_cents(100.0 * cast(part as double) / nullif(cast(whole as double), 0));

-- How much later lies above base, in percent, not rounded; null over nothing.
create or replace macro rise(later, base) as
    100.0 * (cast(later as double) - cast(base as double)) / nullif(cast(base as double), 0);

-- The length of a list.
create or replace macro array_size(l) as len(l);

-- How a fine that counts stands beside its band, also where nothing was judged.
create or replace macro verdict_on(fine_kind, single_fine, day, judged) as case
    when fine_kind = 'no_fine' then 'no_fine_imposed'
    when single_fine is null or day is null then 'undecidable'
    else coalesce(judged, 'no_band') end;

-- A text that no spreadsheet runs as a formula: a quote mark before what begins like one.
create or replace macro guarded(x) as
    case when regexp_matches(x, '^''*[\s　]*[=+\-@＝＋－＠\t\r\n]') then '''' || x else x end;

-- Full-width letters, digits and marks as ASCII; the ideographic space as a space.
create or replace macro narrow(v) as case when regexp_matches(v, '[　！-～]') then translate(v,
    '　！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～',
    ' !"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~') else v end;

-- What two writings of one name or number share. Fixed from the first release: case_ids rest on it. Most are plain, or need no
-- more than other brackets.
create or replace macro normal_text(v) as case
    when regexp_full_match(v, '[0-9a-z()一-龥-]*') then v
    when regexp_full_match(v, '[0-9a-z()一-龥〔〕（）-]*')
        then replace(replace(replace(replace(v, '〔', '('), '〕', ')'), '（', '('), '）', ')')
    else regexp_replace(regexp_replace(regexp_replace(lower(narrow(v)), '[〔【\[]', '(', 'g'), '[〕】\]]', ')', 'g'), '\s+', '', 'g') end;

-- A name that its source has masked: 施某某, 某药店, 施**, 施×明, 施XX. It tells nobody from another.
create or replace macro is_masked(x) as regexp_matches(x, '[某*＊×○●]|(^|[^A-Za-z])[xXＸ]{2,}($|[^A-Za-z])|^.〇〇?$');

-- Surnames of two characters, and of one, as a pattern and a class of one; `cases.surnames` fills in its list.
create or replace macro compound_surnames() as '{compound_surnames}';
create or replace macro surnames() as '{surnames}';

-- Those that begin no common word: behind 消费者 or 经营者 only these announce a name, as 权益, 明知 and 高价 stand there too.
create or replace macro plain_surnames() as '{plain_surnames}';

-- Those that do so behind 当事人, too, where any verb may stand; not before characters that make verbs and things of them: 张贴, 陈述.
create or replace macro sure_surnames() as ('{sure_compound_surnames}' || '|[' || '{sure_surnames}' || ']');
create or replace macro never_given() as '{never_given}';

-- What no character of a name behind them is, within a class: masks, ends of businesses and places, all that is not Chinese.
create or replace macro not_given() as '某店厂部站馆院所场铺局会司校屋吧餐市县区镇乡村州港口\x{0}-\x{4dff}\x{9fa6}-\x{10ffff}';

-- A name behind a word such as 法定代表人, or 当事人, up to what cannot belong to it. Groups 1 and 3 stand before the given name,
-- 2 and 4 behind it.
create or replace macro announced_name() as (
    '((?:法定代表人|法人代表|经营者|负责人|投资人|消费者|投诉人|举报人|业主|店主|联系人|代理人)(?:[:：为是（(]|姓名[:：]?)?[ 　]{0,3}'
    || '(?:' || compound_surnames() || '|[' || plain_surnames() || ']))[ 　]?[^某\x{0}-\x{4dff}\x{9fa6}-\x{10ffff}]{1,2}?'
    || '($|[，,。；;：:、（）() 　]|[男女][，,]|的|到|于|对|陈述|称|在|签|提|承|向|将|以|从|自|已|认|罚|送|等|因|系|及|与|和)'
    || '|(当事人[:：为是]?(?:' || sure_surnames() || '))[^' || never_given() || not_given() || '][^' || not_given() || ']??'
    || '($|[，,。；;：:、（）() 　]|[男女][，,]|的|到|于|对|在|向|将|以|从|自|已|等|因|系|及|与|和|未|销售|生产|经营|购进|使用|利用|通过|发布|违反|涉嫌|擅自)'
);

-- A text in which identity and telephone numbers are masked, and names that are announced. Most texts have none: one look tells.
create or replace macro concealed(x) as case
    when regexp_matches(x, '\d{11}|1\d\d[- ]\d{4}|' || announced_name())
        then regexp_replace(regexp_replace(regexp_replace(x,
            '\b[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]\b', '***', 'g'),
            '\b1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})\b', '***', 'g'),
            announced_name(), '\1\3某某\2\4', 'g')
    else x end;

-- An authority with its place, where its name does not tell it: 鼓楼区 stands for several.
create or replace macro placed_agency(agency, province, city) as
    case when starts_with(agency, province) then '' else coalesce(province, '') end
    || case when city = province or contains(agency, substr(city, 1, 2)) then '' else coalesce(city, '') end
    || agency;

-- Whether penalties name a confiscation: 没收 alone may be either.
create or replace macro takes(penalties, one) as
    coalesce(list_contains(penalties, one) or list_contains(penalties, 'confiscation'), false);

-- The penalties of a case, with those that an amount above zero tells where the list leaves them out; null for none.
create or replace macro all_penalties(penalties, fine, gains, goods, confiscated) as string_split(nullif(concat_ws(';',
    nullif(array_to_string(penalties, ';'), ''),
    case when fine > 0 and not coalesce(list_contains(penalties, 'fine'), false) then 'fine' end,
    case when gains > 0 and not takes(penalties, 'confiscated_gains') then 'confiscated_gains' end,
    case when goods > 0 and not takes(penalties, 'confiscated_goods') then 'confiscated_goods' end,
    case when confiscated > 0 and coalesce(gains, goods) is null
        and not (takes(penalties, 'confiscated_gains') or takes(penalties, 'confiscated_goods')) then 'confiscation' end), ''), ';');

-- A text in which four of several persons are masked, from one of them on. Behind the last there is nothing, which is in no text.
create or replace macro four_masked(x, person, mask, one) as replace(replace(replace(replace(x,
    split_part(person, '、', one), split_part(mask, '、', one)),
    split_part(person, '、', one + 1), split_part(mask, '、', one + 1)),
    split_part(person, '、', one + 2), split_part(mask, '、', one + 2)),
    split_part(person, '、', one + 3), split_part(mask, '、', one + 3));

-- A text in which the persons of a case (施小明、王建国) are masked, each by its mask, and what else is concealed in any text.
-- It is masking, not anonymity: a name that nothing announces stays. Of more than a dozen persons no text is shown.
create or replace macro masked(x, person, mask) as concealed(case
    when person is null or x is null then x
    when split_part(person, '、', 5) = '' then replace(four_masked(x, person, mask, 1), replace(split_part(person, '、', 1), ' ', ''), split_part(mask, '、', 1))
    when split_part(person, '、', 13) = '' then four_masked(four_masked(four_masked(x, person, mask, 1), person, mask, 5), person, mask, 9)
    else '***' end);
