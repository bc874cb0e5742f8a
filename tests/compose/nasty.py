"""Forty leaflets as clinics write them: long words, addresses, lists, tables, boxes and paragraphs that are hard to set.

Each is written into a library of its own, in its language and once more as its own translation, so that every layout that
repeats its pages has something to set, the bilingual one too.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FACTS = {
    "version": "1.0", "published": "2026-11-22", "review_by": "2028-11-22",
    "sources": [
        "A hospital trust. Information for patients. https://www.example-university-hospitals.nhs.uk/departments/dermatology/patient-information/leaflets?id=20261122&lang=en-GB#page=2. 2026.",
    ],
}  # fmt: skip

LIPSUM = "Tell the nurse on the ward if you feel unwell, and drink a glass of water before you go home. "
GERMAN = (
    "Bitte sagen Sie der Pflegekraft auf der Station, wenn Sie sich unwohl fühlen, und trinken Sie ein Glas Wasser. "
)
ARABIC = "أخبر الممرضة في القسم إذا شعرت بتوعك، واشرب كوبًا من الماء قبل أن تعود إلى المنزل. "
HINDI = "यदि आपको अस्वस्थ महसूस हो तो वार्ड की नर्स को बताएं, और घर जाने से पहले एक गिलास पानी पिएं। "
CHINESE = "如果您感到不适，请告诉病房的护士，回家之前请喝一杯水。"
EXCIPIENTS = (
    "lactose monohydrate", "microcrystalline cellulose (E460)", "croscarmellose sodium", "hypromellose", "macrogol 6000",
    "titanium dioxide (E171)", "polysorbate 80", "methyl para-hydroxybenzoate (E218)", "sodium starch glycolate (Type A)",
    "hydroxypropylmethylcellulose", "butylhydroxytoluene", "dimethylaminoethylmethacrylate", "iron oxide yellow (E172)",
)  # fmt: skip
URL = "https://www.example-university-hospitals.nhs.uk/departments/dermatology/patient-information/leaflets/download.aspx?document=community-mitigation-strategy_final_v2.pdf&version=2026-11-22&session=8f14e45fceea167a5a36dedd4bea2543"
EMAIL = "dermatology.outpatient.appointments@royal-northern-university-hospitals.nhs.uk"
PATH = r"\\fileserver01\departments\dermatology\Patient_information\Leaflets\2026\Skin_surgery_aftercare_FINAL_v3.docx"


def section(heading: str, *body: object) -> dict[str, object]:
    """A section; its id is made from its place."""
    return {"heading": heading, "body": list(body)}


def doses(count: int) -> list[str]:
    """Lines of a table of doses."""
    return [f"Day {day}: 2×500mg/5ml at 08:00/14:00/20:00 (max. 4g/24h), then 1-0-1" for day in range(1, count + 1)]


NASTY: Mapping[str, tuple[str, str, list[dict[str, object]]]] = {
    "composition": ("en", "Co-amoxiclav 500mg/125mg film-coated tablets", [
        section("CONTRAINDICATIONS", f"The other ingredients are: {', '.join(EXCIPIENTS * 6)}."),
        section("What it contains", "Each tablet has amoxicillin trihydrate/potassium clavulanate 500mg/125mg."),
    ]),
    "email": ("en", "How to write to us", [section("E-mail", f"Write to {EMAIL} or ({EMAIL}).", {"bullets": [EMAIL, f"**{EMAIL}**"]})]),
    "german-compounds": ("de", "Schilddrüsenunterfunktionsbehandlung", [
        section("Arzneimittelüberempfindlichkeitsreaktionen", "Die Rechtsschutzversicherungsgesellschaften und die Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft zahlen nicht. " * 3),
        section("Krankenhausentlassungsmedikationsplan", {"bullets": ["Blutgerinnungshemmermedikamenteneinnahme", "Amoxicillinüberempfindlichkeitsreaktion"]}),
    ]),
    "contraindications": ("en", "CONTRAINDICATIONS AND PRECAUTIONS", [section("CONTRAINDICATIONS", LIPSUM), section("Hypersensitivity", LIPSUM)]),
    "excipients-as-pairs": ("en", "Excipients", [section("Excipients", {"terms": [{"term": name, "meaning": LIPSUM * 2} for name in EXCIPIENTS]})]),
    "one-long-bullet": ("en", "One bullet", [section("List", {"bullets": [(LIPSUM * 45)[:4000].strip()]})]),
    "three-hundred-items": ("en", "Three hundred items", [section("List", {"bullets": [f"Item {number} of the list" for number in range(1, 301)]}), section("Steps", {"steps": [f"Step {number}" for number in range(1, 301)]})]),
    "box-of-three-pages": ("en", "A long box", [section("Before", LIPSUM * 3), section("Get help", {"warning": {"heading": "When to get help", "body": [LIPSUM * 4] * 22}}, LIPSUM)]),
    "paragraph-of-two-pages": ("en", "A long paragraph", [section("Text", (LIPSUM * 75).strip())]),
    "urls": ("en", "Where to read more", [section("Links", f"Read {URL}.", f"Or [{URL}]({URL}).", {"bullets": [URL, f"See ({URL})"]})]),
    "chemical-names": ("en", "2-(4-isobutylphenyl)propionic acid", [section(
        "N-(4-hydroxyphenyl)acetamide", "It is (RS)-1-[4-(2-methoxyethyl)phenoxy]-3-[(1-methylethyl)amino]propan-2-ol hemisuccinate, 7-chloro-1,3-dihydro-1-methyl-5-phenyl-2H-1,4-benzodiazepin-2-one, "
        "dexamethasonsodiumphosphate, 1,25-dihydroxycholecalciferol and methylchloroisothiazolinone/methylisothiazolinone.")]),
    "doses-without-spaces": ("en", "Doses", [section("Doses", {"bullets": doses(40)}, "500mg/250mg/125mg/62.5mg/31.25mg/15.6mg/7.8mg/3.9mg/500mg/250mg/125mg/62.5mg/31.25mg")]),
    "and-or": ("en", "And/or", [section("And/or", "and/or/and-or/either/neither/both/and/or/and-or/either/neither/both/and/or/and-or/either/neither/both/all")]),
    "telephones": ("en", "Telephones", [section("Call", "020 7946 0958/020 7946 0959/020 7946 0960/020 7946 0961/+44 (0)20 7946 0962 ext. 12345", {"contacts": [{"name": f"Ward {number}", "telephone": "020 7946 0958"} for number in range(60)]})]),
    "hyphens": ("en", "Mr Smith-Jones-Featherstonehaugh-Cholmondeley-Marjoribanks-Mainwaring", [section("Smith-Jones-Featherstonehaugh-Cholmondeley-Marjoribanks", "Ask Dr Smith-Jones-Featherstonehaugh-Cholmondeley-Marjoribanks-Mainwaring-Beauchamp-Woolfardisworthy.")]),
    "slashes": ("en", "Gastro/entero/hepato/pancreato/logical clinic", [section("doctor/nurse/pharmacist/physiotherapist/dietitian", "mother/father/guardian/grandmother/grandfather/foster-carer/social-worker/interpreter")]),
    "cyrillic": ("ru", "Электроэнцефалографическое обследование", [section("Противопоказания", "Рентгеноэлектрокардиографического частнопредпринимательского сельскохозяйственномашиностроительного распространяется. " * 3, f"Пишите: {EMAIL}")]),
    "ukrainian": ("uk", "Електрокардіографічне обстеження", [section("Протипоказання", "Рентгеноелектрокардіографічного дихлордифенілтрихлорметилметанового", URL)]),
    "arabic": ("ar", "معلومات عن الدواء", [section("للمزيد", f"{ARABIC}{URL} {ARABIC}", {"bullets": [EMAIL, f"راسلنا على {EMAIL} من فضلك"]}, {"note": {"body": [ARABIC * 12] * 8}})]),
    "hebrew": ("he", "מידע על התרופה", [section("לפרטים", f"קראו עוד באתר {URL} או כתבו אל {EMAIL}.", "יש בה hydroxypropylmethylcellulosephthalatesuccinateesterofeverything בלבד")]),
    "urdu": ("ur", "دوا کے بارے میں", [section("مزید", f"یہاں پڑھیں {URL} شکریہ", "اس میں hydroxypropylmethylcellulosephthalatesuccinateesterofeverything ہے")]),
    "thai": ("th", "ข้อมูลสำหรับผู้ป่วย", [section("อ่านเพิ่มเติม", f"อ่านได้ที่ {URL} หรือ {EMAIL}", "ยาhydroxychloroquinesulfatemonohydrate" * 3)]),
    "hindi": ("hi", "अन्तर्राष्ट्रीयकरण और प्रतिरक्षाविज्ञानसम्बन्धी जानकारी", [section("प्रतिजैविकप्रतिरोधसम्बन्धी", HINDI * 4, f"यहाँ पढ़ें {URL}", "पैरासिटामोलसंवेदनशीलताप्रतिक्रियासम्बन्धितजानकारी")]),
    "tamil": ("ta", "கண்டுபிடிப்புகளைப்பற்றிய தகவல்", [section("ஒவ்வாமையெதிர்வினைகளுக்கான", "கண்டுபிடிப்புகளைப்பற்றியெல்லாமெழுதப்பட்டிருக்கின்றவற்றிலிருந்து " * 3, EMAIL)]),
    "chinese": ("zh-Hans", "药物说明", [section("成分", CHINESE * 6, "本品含有hydroxypropylmethylcellulosephthalate与dimethylaminoethylmethacrylatecopolymer。", f"请访问{URL}。")]),
    "japanese": ("ja", "おくすりの説明", [section("成分", "ヒドロキシプロピルメチルセルロースフタル酸エステル" * 4, f"詳しくは{URL}をご覧ください。", "お電話は0120-000-000/0120-000-001/0120-000-002/0120-000-003まで。")]),
    "korean": ("ko", "약물 안내", [section("연락처", f"자세한 내용은 {URL} 에서 확인하십시오.", "하이드록시프로필메틸셀룰로오스프탈레이트에스테르화합물성분함유정제복용안내" * 2)]),
    "burmese": ("my", "ဆေးအချက်အလက်", [section("ဆက်သွယ်ရန်", f"ဤနေရာတွင်ဖတ်ပါ {URL} ကျေးဇူးတင်ပါသည်")]),
    "greek": ("el", "Ηλεκτροεγκεφαλογράφημα", [section("Ωτορινολαρυγγολογική", "Ηλεκτροεγκεφαλογραφηματικούς παρακεταμόληευαισθησία σκουληκομυρμηγκότρυπα " * 2)]),
    "turkish": ("tr", "Muvaffakiyetsizleştiricileştiriveremeyebileceklerimizdenmişsinizcesine", [section("Çekoslovakyalılaştıramadıklarımızdan", "Afyonkarahisarlılaştırabildiklerimizdenmişsinizcesine İyileştiremediklerimizdenmişsinizcesine. " * 2)]),
    "polish": ("pl", "Konstantynopolitańczykowianeczka", [section("Dziewięćsetdziewięćdziesięciodziewięcioletniego", "Pięćdziesięciogroszówka " * 30)]),
    "french": ("fr", "Anticonstitutionnellement", [section("Hexakosioihexekontahexaphobie", "L’intergouvernementalisation " * 30, f"Écrivez à {EMAIL}.")]),
    "pros-and-cons": ("en", "Eight long cons", [section("Pros and cons", {"pros_and_cons": {"pros": ["Short."], "cons": [(LIPSUM * 8).strip() for _ in range(8)]}})]),
    "long-timeline": ("en", "A long day", [section("What happens", {"timeline": [{"when": "Before", "what": (LIPSUM * 60).strip()}, {"when": "Pre-/peri-/postoperatively", "what": [LIPSUM.strip()] * 60}]})]),
    "no-break-spaces": ("en", "Copied from a web page", [section("Copied", LIPSUM.strip().replace(" ", "\u00a0") + "\u00a0" + LIPSUM.strip().replace(" ", "\u00a0"))]),
    "rules-to-write-on": ("en", "A form", [section("Your name", "Name: " + "_" * 120, "Date: " + "." * 120, "Tick: " + "☐ " * 0 + "-" * 120, {"checklist": ["I agree" + "." * 90] * 3})]),
    "file-names": ("en", "For our staff", [section("Files", f"Open {PATH} and print Patienteninformation_Schilddruesenunterfunktion_Behandlung_Nachsorge_2026-11-22_final.pdf", "/srv/www/hospital/intranet/departments/dermatology/leaflets/current/skin-surgery-aftercare.html")]),
    "capitals-throughout": ("en", "ELECTROENCEPHALOGRAPHICALLY MONITORED ANAESTHESIA", [section("PHARMACOVIGILANCE", "IMMUNOELECTROPHORESIS PSEUDOHYPOPARATHYROIDISM FLOCCINAUCINIHILIPILIFICATION " * 4), section("HYPERSENSITIVITY REACTIONS", {"note": {"heading": "ELECTROCARDIOGRAPHICALLY", "body": [LIPSUM]}})]),
    "help-boxes": ("en", "When to get help", [section("Help", {"get_help": {"emergency": {"body": [{"bullets": [(LIPSUM * 2).strip()] * 30}]}, "urgent": {"body": [LIPSUM * 10]}}}, {"do_and_dont": {"do": [LIPSUM.strip()] * 30, "dont": [LIPSUM.strip()] * 30}})]),
    "somali": ("so", "Macluumaad", [section("Qoraal", "Walaalahaaguwaxaykuuwarrameenkadibmarkaadlaqabtaykadibna " * 3, URL)]),
}  # fmt: skip
"""By id: the language, the title, and the sections."""


def write_nasty(root: Path, name: str) -> tuple[str, str]:
    """Write a leaflet into a library; return its language, and that of its copy, which stands for a translation."""
    language, title, sections = NASTY[name]
    other = "en" if language == "ar" else "ar"
    folder = root / "leaflets" / name
    folder.mkdir(parents=True)
    (folder / "leaflet.yaml").write_text(json.dumps({"id": name, "source_language": language, **FACTS}), "utf-8")
    named = [{"id": f"s{number}", **one} for number, one in enumerate(sections)]
    text: dict[str, Any] = {"title": title, "summary": f"{title}.", "sections": named}
    for tag in (language, other):
        (folder / f"{tag}.yaml").write_text(json.dumps(text, ensure_ascii=False, indent=1), "utf-8")
    return language, other
