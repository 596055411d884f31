-- The names that the report SQL uses beyond the portable subset; another engine fills them in for itself.

-- Quantile p of x, interpolated in DOUBLE and rounded to cents half away from zero.
create or replace macro exact_quantile(x, p) as
    round(cast(quantile_cont(cast(x as double), p) as decimal(24, 6)), 2);

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

-- A text that no spreadsheet runs as a formula: a quote mark before what begins like one.
create or replace macro guarded(x) as
    case when regexp_matches(x, '^''*[\s　]*[=+\-@＝＋－＠\t\r\n]') then '''' || x else x end;

-- A name that its source has masked: 施某某, 某药店, 施**, 施×明, 施XX. It tells nobody from another.
create or replace macro is_masked(x) as regexp_matches(x, '[某*＊×]|[xXＸ○〇●]{2}');

-- Surnames of two characters, and of one, as a pattern and a class of one.
create or replace macro compound_surnames() as
    '欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|轩辕|呼延|第五|百里|东郭|南门|西门';
create or replace macro surnames() as
    '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺水云昌凤酆皮卡平元尚闫幸农麦芮莘储麻危苍羿汲邴松富焉巴弓牧隗山班仰秋伊暴钭厉戎祖刑韶印宿怀蒲邰从鄂索咸籍能双翦逄扶堵宰郦雍却璩濮寿通扈浦别充慕茹鱼容慎戈庾终暨衡步满弘国寇广禄阙东殴殳沃利蔚越夔隆师晁勾融訾阚那空毋乜养须丰巢蒯相红权逯';

-- A text in which the person of a case, identity and telephone numbers, and names behind words such as 法定代表人 are masked.
-- It is masking, not anonymity: a name that nothing announces stays.
create or replace macro concealed(x) as case
    when regexp_matches(x, '\d{11}|法定代表人|经营者|负责人|投资人|消费者|投诉人|举报人|业主|店主')
        then regexp_replace(regexp_replace(regexp_replace(x,
            '(^|[^\dA-Za-z])\d{17}[\dXx]($|[^\dA-Za-z])', '\1***\2', 'g'),
            '(^|[^\d])1[3-9]\d{9}($|[^\d])', '\1***\2', 'g'),
            '(法定代表人|经营者|负责人|投资人|消费者|投诉人|举报人|业主|店主)([:：为是]|姓名[:：]?)?(' || compound_surnames() || '|[' || surnames() || '])[^某\x{0}-\x{4dff}\x{9fa6}-\x{10ffff}]{1,2}($|[，,。；;、（）() 　]|[男女][，,]|的)',
            '\1\2\3某某\4', 'g')
    else x end;
create or replace macro masked(x, person, mask) as
    concealed(case when person is null then x else replace(x, person, mask) end);

