// How typed answers are judged, case by case. To be read by people: what stands beside the blank, what was typed, and why
// that is right or wrong. Add a row when somebody finds an answer unfair.

export interface TypedCase {
  /** The stem, with the blank as ____; only what stands beside it matters. */
  readonly stem: string
  readonly accept: readonly string[]
  readonly unit?: string
  readonly right: readonly string[]
  readonly wrong: readonly string[]
  readonly why: string
}

/** As the build makes it for a question: traditional characters, then what they stand for. */
export const TRADITIONAL = '報習強國婁個雙縣尋黨裡裏學报习强国娄个双县寻党里里学'

export const TYPED_CASES: readonly TypedCase[] = [
  // Units and measure words
  {
    stem: '案件线索下降____%。',
    accept: ['76.2'],
    unit: '%',
    right: ['76.2', '76.2%', '76.2％', '百分之七十六点二', '百分之76.2', '下降76.2%', '７６．２％'],
    wrong: ['76.2‰', '0.762', '-76.2%', '千分之76.2', '762', '76.2个百分点'],
    why: 'A unit typed along never hurts; another one, or a minus, says something else.',
  },
  {
    stem: '爱国主义教育基地共接待____万余人次。',
    accept: ['10'],
    unit: '万人次',
    right: [
      '10',
      '10万',
      '10万余',
      '10万余人次',
      '10万人次',
      '100000',
      '十万',
      '10余万人次',
      '共接待10万余人次',
    ],
    wrong: ['10亿', '1万', '10人次', '10千', '100万', '10万多家', '1'],
    why: '10 before 万 is 100000, however much of what follows is typed along.',
  },
  {
    stem: '税费入库____亿元。',
    accept: ['12.11'],
    unit: '亿元',
    right: [
      '12.11',
      '12.11亿',
      '12.11亿元',
      '1211000000',
      '十二亿一千一百万',
      '12。11',
      '12．11亿元',
      '¥12.11亿元',
    ],
    wrong: ['1211', '12.11万', '12.11万元', '1.211', '$12.11亿', '12,11', '12·11'],
    why: '亿 belongs to the amount. A Chinese full stop between digits is a decimal point; a comma is not.',
  },
  {
    stem: '不动产证已办理____本。',
    accept: ['75204'],
    unit: '本',
    right: [
      '75204',
      '75204本',
      '75,204',
      '75，204本',
      '75 204',
      '７５２０４',
      '七万五千二百零四',
      '7万5204',
      '75204余本',
    ],
    wrong: [
      '75204个',
      '75204本书',
      '75,20,4',
      '7,5204',
      '75.204',
      '57204',
      '752040',
      '本',
      '>75204',
      '约75204',
    ],
    why: 'The measure word of the question may be typed along; another one, or 约 and >, is an addition.',
  },
  {
    stem: '“无籍房”已让____个项目清零。',
    accept: ['93'],
    unit: '个',
    right: ['93个', '93個', '九十三个', '九十三個', '93个项目', '=93', '93.0', '093'],
    wrong: ['93件', '9 3 0', '9³', '9^3', '93+1', '93-1', '9/3'],
    why: 'A sign that makes it another figure stays: 9³ is not 93.',
  },
  // Ways to write a figure
  {
    stem: '集中宣讲有____余场。',
    accept: ['2740'],
    unit: '场',
    right: [
      '二七四○',
      '二七四〇',
      '二七四零',
      '二千七百四十',
      '2千7百40',
      '2千7百4十',
      '2740+',
      '2740多场',
      '２７４０',
    ],
    wrong: ['二七四', '274', '2.74', '2740.5', '2千74', '二七○四'],
    why: 'The circle of a Chinese keyboard (U+25CB) is a zero, like 〇, 零 and 0.',
  },
  {
    stem: '指定书目有____本。',
    accept: ['四'],
    unit: '本',
    right: ['四', '4', '4本', '四本'],
    wrong: ['四○', '四〇', '40', '十四', '肆', '四五', '4-5', '三、四'],
    why: '四○ is 40. Two figures are no answer.',
  },
  {
    stem: '志愿服务已完成____人次。',
    accept: ['25288'],
    unit: '人次',
    right: ['2万5288', '二万五千二百八十八', '2万5千2百8十8', '25,288', '2.5288万'],
    wrong: ['2万528', '2万52880', '2.5万288', '2万5千'],
    why: 'Figures and characters may be mixed as long as every place is certain.',
  },
  {
    stem: '长了____公里。',
    accept: ['0.5'],
    unit: '公里',
    right: ['.5', '0.5', '零点五', '０．５公里', '.50'],
    wrong: ['5', '0.05', '.05', '5.'],
    why: 'A point before a figure makes it a part of one.',
  },
  {
    stem: '投资____亿元。',
    accept: ['6'],
    unit: '亿元',
    right: ['6', '6。', '6亿', '六亿元', '6.0'],
    wrong: ['.6', '0.6', '6.6', '−6', '-6', '－6', '6~7', '6万'],
    why: '.6 is not 6, and a minus is not a dash.',
  },
  {
    stem: '完成率为____。',
    accept: ['80%'],
    right: ['80%', '80', '80％', '百分之八十', '完成率为80%'],
    wrong: ['80‰', '0.8', '八十‰', '80%以上', '8%'],
    why: 'Per mille is not per cent.',
  },
  // Dates
  {
    stem: '2021年3月____日，湖南召开大会。',
    accept: ['1'],
    unit: '日',
    right: [
      '1',
      '1日',
      '1号',
      '1號',
      '一日',
      '3月1日',
      '3月1号',
      '三月一日',
      '2021年3月1日',
      '二〇二一年三月一日',
      '01',
    ],
    wrong: ['11', '31日', '1月', '4月1日', '月初', '初一', '农历3月1日'],
    why: '号 is how people say 日. 农历 and 初一 mean another calendar.',
  },
  {
    stem: '专题学习从____月开始。',
    accept: ['3'],
    unit: '月',
    right: ['3', '3月', '3月份', '三月', '三月份', '03'],
    wrong: ['3日', '13月', '农历三月', '三个月', '3.1'],
    why: 'A month may be called 月份.',
  },
  {
    stem: '会议在____月召开。',
    accept: ['1'],
    unit: '月',
    right: ['元月', '1月份', '元月份', '一月'],
    wrong: ['正月', '腊月', '元旦', '十一月'],
    why: '元月 is January; 正月 is the first month of the other calendar.',
  },
  {
    stem: '仪式在____举行。',
    accept: ['6月23日'],
    right: ['六月二十三号', '6月23号', '6.23', '6/23', '06-23', '6月23'],
    wrong: ['6月22日', '23日', '2021年6月23日', '农历六月二十三日', '6.2', '623'],
    why: 'Any usual way to write the same day, and no year that was not asked.',
  },
  // Names
  {
    stem: '学习贯彻“____”重要讲话精神。',
    accept: ['七一'],
    right: ['七一', '“七一”', '七·一', '“七一”重要讲话', '七一重要讲话精神'],
    wrong: ['71', '七十一', '7.1', '七二', '7月1日'],
    why: 'A name made of numerals is not an amount.',
  },
  {
    stem: '沿着足迹，走进____县。',
    accept: ['双峰'],
    right: ['双峰', '双峰县', '雙峰縣', '走进双峰县', ' 双 峰 ', '双\u200b峰县'],
    wrong: ['双峰市', '涟源双峰县', '双峰镇', '双', '峰县', '双峰县和涟源'],
    why: 'What stands right beside the blank may be typed along: 县 here. Anything else is an addition.',
  },
  {
    stem: '前往开国上将____同志的故居。',
    accept: ['李聚奎'],
    right: ['李聚奎', '李聚奎同志', '开国上将李聚奎', '上将李聚奎同志'],
    wrong: ['李聚奎将军', '李聚', '李聚奎和蔡和森', '彭德怀同志'],
    why: 'The same rule, for a title before and behind.',
  },
  {
    stem: '微宣讲活动名叫“党史故事____”。',
    accept: ['听我讲'],
    right: ['听我讲', '党史故事听我讲', '“党史故事听我讲”', '名叫党史故事听我讲'],
    wrong: ['党史故事', '党史故事我来讲', '党史听我讲', '听我讲党史故事'],
    why: 'The whole of a quotation is right when it is whole: no word left out, none in another order.',
  },
  {
    stem: '央视连线了娄底新化的____。',
    accept: ['紫鹊界'],
    right: ['新化紫鹊界', '娄底新化紫鹊界', '新化的紫鹊界', '婁底新化紫鹊界'],
    wrong: ['安化紫鹊界', '紫鹊界村'],
    why: 'A 的 before the blank may be left out.',
  },
  {
    stem: '党的十九届____全会召开。',
    accept: ['六中'],
    right: ['六中', '6中', '六中全会', '十九届六中全会', '19届6中全会'],
    wrong: ['九届六中', '五中', '十八届六中全会'],
    why: '九届 of 十九届 is another one: a number is never cut.',
  },
  // How it is written
  {
    stem: '论文发表在____、《新湘评论》等刊物上。',
    accept: ['湖南日报'],
    right: ['湖南日報', '《湖南日报》', '「湖南日報」', '湖 南 日 报', '湖南日报\ufeff', '湖\u00ad南日报'],
    wrong: ['湖南日', '日报', '湖北日报', '湖南日报社'],
    why: 'Marks, spaces, what is not seen and traditional characters make no other answer.',
  },
  {
    stem: '网络平台有微信圈群和“____”。',
    accept: ['学习强国'],
    right: ['學習強國', '学习强国', '学习 强国', '《学习强国》'],
    wrong: ['学习', '强国', '强国学习'],
    why: 'The same.',
  },
  {
    stem: '湘剧剧名是《____》。',
    accept: ['千里寻党'],
    right: ['千里尋黨', '千裡尋黨', '千裏尋黨', '《千里寻党》'],
    wrong: ['1000里寻党', '千里寻', '万里寻党'],
    why: 'More than one traditional character may stand for the same simplified one.',
  },
  {
    stem: '对民生实事列出____清单。',
    accept: ['ABC三类'],
    right: ['abc三类', 'ＡＢＣ三类', 'ABC 3类', 'ABC三类清单'],
    wrong: ['AB三类', 'ABCD三类', 'ABC四类'],
    why: 'Width and case do not matter.',
  },
]
