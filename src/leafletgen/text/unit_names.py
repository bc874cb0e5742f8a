"""Units as they are written after a number. Data only: add a unit here, and numbers keep together with it."""


def names_in_text(text: str) -> tuple[str, ...]:
    """The names in a text, separated by white space; `_` stands for a space in a name."""
    return tuple(name.replace("_", " ") for name in text.split())


UNITS = names_in_text("""
    kg g mg mcg µg μg ug ng pg lb lbs oz
    L l dL dl cL cl mL ml µL μL ul fL fl cc
    km m cm mm µm μm nm ft
    km² m² cm² mm² m2 cm2 mm2 m³ cm³ mm³ m3 cm3 mm3
    h hr hrs min mins s sec secs ms am pm AM PM a.m. p.m.
    °C °F ºC ºF ℃ ℉
    mmHg mm_Hg Hg Pa hPa kPa bar cmH2O cmH₂O
    kcal cal kJ J W kW V kV mV A mA Hz kHz MHz GHz dB
    Gy cGy mGy Sv mSv µSv μSv Bq kBq MBq GBq
    mol mmol µmol μmol umol nmol pmol mEq Eq mOsm
    IU iu mIU U mU kU ppm bpm rpm px pt dpi KB MB GB
    ext ext.
""")
"""Units in Latin letters: with their number they read left to right in every language."""

PER = names_in_text("day d dose hour week wk month year night puff tablet drop")
"""Words that, like units, may follow a slash after a unit: mg/kg/day."""

LOCAL_UNITS = names_in_text("""
    ملغ ملغم ملجم مجم مغ ملغرام ملليغرام مليغرام ميلليجرام مكغ ميكروغرام غ غم جم غرام جرام كغ كغم كجم كيلوغرام
    مل ملل ملي مليلتر ملليلتر لتر ل مم ملم سم كم م متر سنتيمتر مليمتر ملليمتر درجة ثانية دقيقة دقائق ساعة ساعات
    يوم يومًا أيام أسبوع أسابيع شهر أشهر سنة سنوات
    میلی‌گرم میکروگرم گرم کیلوگرم میلی‌لیتر سی‌سی لیتر میلی‌متر سانتی‌متر متر درجه دقیقه ساعت روز هفته ماه سال
    ملی_گرام مائیکروگرام گرام کلوگرام کلو ملی_لیٹر لیٹر سینٹی_میٹر میٹر منٹ گھنٹے گھنٹہ دن ہفتے ہفتہ مہینے
    מ"ג מ״ג מק"ג מק״ג גרם ג' ג׳ ק"ג ק״ג מ"ל מ״ל ליטר מ"מ מ״מ ס"מ ס״מ מטר מעלות דקות שעות יום ימים שבוע שבועות
    חודש חודשים שנה שנים
    मिग्रा मि.ग्रा. मिलीग्राम माइक्रोग्राम ग्राम किग्रा कि.ग्रा. किलोग्राम मिली मि.ली. मिलीलीटर लीटर मिमी सेमी मीटर
    ሚሜ ሳሜ ሚሊሜትር ሴንቲሜትር ሚግ ሚሊግራም ግራም ሚሊ ሊትር ደቂቃ ሰዓት ቀን
    मिनट घंटे घंटा दिन सप्ताह हफ़्ते महीने साल
    мг мкг г кг мл л мм см м км мин ч
""")
"""Units in other scripts, spelt as patients read them: they take the direction of their script, and stay on the line of
their number."""

RUN_ON_UNITS = names_in_text("""
    毫克 微克 克 公斤 千克 公克 毫升 升 公升 毫米 厘米 公分 公釐 米 公尺 度 分钟 分鐘 小时 小時 天 周 週 个月 個月 年 歲 岁
    ミリグラム グラム キログラム ミリリットル リットル ミリメートル ミリ センチメートル センチ メートル 分 時間 日 週間 か月 歳
    มก. มิลลิกรัม กรัม กก. กิโลกรัม มล. มิลลิลิตร ลิตร มม. มิลลิเมตร ซม. เซนติเมตร เมตร องศา นาที ชั่วโมง วัน สัปดาห์ เดือน ปี
    មីលីក្រាម ក្រាម គីឡូក្រាម មីលីលីត្រ លីត្រ មីលីម៉ែត្រ សង់ទីម៉ែត្រ ម៉ែត្រ នាទី ម៉ោង ថ្ងៃ សប្តាហ៍ ខែ ឆ្នាំ
    মিমি সেমি মিলিমিটার সেন্টিমিটার মিলিগ্রাম গ্রাম মিলি লিটার মিনিট ঘণ্টা দিন
    ਮਿਮੀ ਮਿਲੀਮੀਟਰ ਸੈਂਟੀਮੀਟਰ ਮਿਲੀਗ੍ਰਾਮ ਗ੍ਰਾਮ ਮਿੰਟ ਘੰਟੇ ਦਿਨ મિમી મિ.મી. સેમી મિલીમીટર સેન્ટિમીટર મિલિગ્રામ ગ્રામ મિનિટ કલાક દિવસ
    மி.மீ. மிமீ செ.மீ. செமீ மில்லிமீட்டர் சென்டிமீட்டர் மி.கி. மில்லிகிராம் கிராம் மி.லி. நிமிடங்கள் மணி நாட்கள்
    မီလီဂရမ် ဂရမ် ကီလိုဂရမ် မီလီလီတာ လီတာ မီလီမီတာ စင်တီမီတာ မီတာ မိနစ် နာရီ ရက် ပတ် လ နှစ်
""")
"""Units that a letter may follow without a space: in scripts without spaces, and where a unit has case endings."""
