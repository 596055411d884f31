-- The names that the report SQL uses beyond the portable subset; another engine fills them in for itself.

-- Quantile p of x, interpolated in DOUBLE and rounded to cents half away from zero.
create or replace macro exact_quantile(x, p) as
    round(cast(quantile_cont(cast(x as double), p) as decimal(24, 6)), 2);

-- Several quantiles of x at once, interpolated in DOUBLE: a list in the order of ps, not rounded.
create or replace macro exact_quantiles(x, ps) as quantile_cont(cast(x as double), ps);

-- A figure with two decimals, half away from zero.
create or replace macro in_cents(x) as round(cast(x as decimal(24, 6)), 2);

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

-- Surnames of two characters, and of one, as a pattern and a class of one.
create or replace macro compound_surnames() as
    '欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|轩辕|呼延|第五|百里|东郭|南门|西门';
create or replace macro surnames() as
    '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺水云昌凤酆皮卡平元尚闫幸农麦芮莘储麻危苍羿汲邴松富焉巴弓牧隗山班仰秋伊暴钭厉戎祖刑韶印宿怀蒲邰从鄂索咸籍能双翦逄扶堵宰郦雍却璩濮寿通扈浦别充慕茹鱼容慎戈庾终暨衡步满弘国寇广禄阙东殴殳沃利蔚越夔隆师晁勾融訾阚那空毋乜养须丰巢蒯相红权逯';

-- Surnames that begin no common word: behind 消费者 or 经营者 only these announce a name, as 权益, 明知 and 高价 stand there too.
create or replace macro plain_surnames() as
    '王李张刘陈杨赵黄周吴徐孙胡朱郭何罗宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪姜范姚谭廖邹熊陆郝崔邱秦顾侯邵孟万段雷钱汤尹黎贺赖龚樊兰殷施陶洪翟倪严牛俞葛伍韦聂焦邢岳齐梅莫庄辛管祝涂耿牟卜詹苗凌欧甄阳裴席柯阮桂闵柴冉饶瞿戚丘滕晋苑邬臧畅娄奚冀谈姬屠栾郁喻窦迟卓仇艾巩井练虞卞竺匡栗佟巫鞠荆';

-- A name behind a word such as 法定代表人, up to what cannot belong to it.
create or replace macro announced_name() as (
    '(法定代表人|法人代表|经营者|负责人|投资人|消费者|投诉人|举报人|业主|店主|联系人|代理人)([:：为是（(]|姓名[:：]?)?([ 　]{0,3})'
    || '(' || compound_surnames() || '|[' || plain_surnames() || '])[ 　]?[^某\x{0}-\x{4dff}\x{9fa6}-\x{10ffff}]{1,2}?'
    || '($|[，,。；;：:、（）() 　]|[男女][，,]|的|到|于|对|陈述|称|在|签|提|承|向|将|以|从|自|已|认|罚|送|等|因|系|及|与|和)'
);

-- A text in which identity and telephone numbers are masked, and names that are announced. Most texts have none: one look tells.
create or replace macro concealed(x) as case
    when regexp_matches(x, '\d{11}|1\d\d[- ]\d{4}|' || announced_name())
        then regexp_replace(regexp_replace(regexp_replace(x,
            '\b[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]\b', '***', 'g'),
            '\b1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})\b', '***', 'g'),
            announced_name(), '\1\2\3\4某某\5', 'g')
    else x end;

-- A text in which the persons of a case (施小明、王建国) are masked, each by its mask, and what else is concealed in any text.
-- It is masking, not anonymity: a name that nothing announces stays.
create or replace macro masked(x, person, mask) as concealed(case
    when person is null then x
    else replace(replace(replace(replace(x,
        split_part(person, '、', 1), split_part(mask, '、', 1)),
        split_part(person || '、、', '、', 2), split_part(mask || '、、', '、', 2)),
        split_part(person || '、、', '、', 3), split_part(mask || '、、', '、', 3)),
        replace(split_part(person, '、', 1), ' ', ''), split_part(mask, '、', 1)) end);
