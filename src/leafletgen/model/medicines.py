"""Names of medicines. Lines never divide them, because half of a name may be the name of another medicine.

International nonproprietary names of one group have one ending (WHO, "The use of stems", 2018), so most need no
list: `-cillin`, `-sartan`, `-mab`. The stems and names here are in Latin letters, as the languages of Europe spell
them, and the common ones in other scripts too. A library adds its own in `library.yaml`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

STEMS = (
    # Latin letters
    "[cs]ill?in", "zill?in", "m[yi][cks]in", "oxa[cz]in", "[ao]nidazol", "azol", "sartan", "pril", "statin", "olol", "dipin",
    "gliptin", "gliflo[zs]in", "glutid", "glinid", "glitazon", "[aeiou]mab", "tinib", "[cz]i[ck]lib", "zomib", "parib", "rafenib",
    "[cz]iclovir", "cyclovir", "(?:na|bu|tegra|previ|asvi|mivi|desi)vir(?!u)", "vudin", "[ck]ain", "barbital", "azepam", "zolam",
    "triptan", "setron", "dronat", "dronsäure", "dronic", "profen", "oxi[ck]am", "[ck]oxib", "parin", "xaban", "gatran",
    "(?:pido|asu|ica)grel", "thia[zc]id", "tia[zc]id", "[sx]emid", "lukast", "(?:me|bu|ac|oda|la)terol", "tropium", "metha?son",
    "met[aá]son", "nisolon", "nison", "chloroquin", "[ck]loro[qk]u?in", "[cz]y[ck]lin", "[cz]i[ck]lin", "stigmin", "curonium",
    "(?:den|dal|van)afil", "fibrat", "platin", "rubi[cz]in", "taxel", "tecan", "trexat", "oxetin", "triptylin", "triptilin",
    "(?:mi|si)pramin", "peridon", "(?:za|tia|to)pin(?=e?\\b)", "ph?enazin", "gabalin", "gabapentin", "racetam", "trypan", "floxa[cz]in",
    "steron", "estradiol", "dazol", "bactam", "penem", "[ck]ef\\w{4,}", "[cf]illin",
    # Cyrillic
    "циллин", "мицин", "оксацин", "азол", "сартан", "прил", "статин", "олол", "дипин", "глиптин", "глифлозин", "глутид",
    "[аеиоу]маб", "тиниб", "ксабан", "гатран", "тиазид", "семид", "лукаст", "барбитал", "азепам", "золам", "триптан",
    "сетрон", "дронат", "профен", "ксикам", "коксиб", "парин", "каин(?=[аеуоы]?м?\\b)", "циклин", "оксетин", "триптилин",
    "перидон", "фибрат", "метазон", "низолон", "рубицин", "таксел", "ксетин",
    # Greek
    "κιλλ[ιί]ν", "μυκ[ιί]ν", "οξακ[ιί]ν", "αζ[οό]λ", "σαρτ[αά]ν", "πρ[ιί]λ", "στατ[ιί]ν", "ολ[οό]λ", "διπ[ιί]ν", "γλιπτ[ιί]ν",
    "γλιφλοζ[ιί]ν", "μ[αά]μπ", "παρ[ιί]ν", "προφ[εέ]ν", "αζεπ[αά]μ", "τριπτ[αά]ν", "κα[ιΐί]ν[ηε]", "κυκλ[ιί]ν", "μεθαζ[οό]ν",
    "νιζολ[οό]ν",
    # Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu
    "सिलिन", "माइसिन", "फ्लोक्सासिन", "प्राज़ोल", "प्राजोल", "कोनाज़ोल", "सार्टन", "स्टैटिन", "स्टेटिन", "प्रोफेन",
    "সিলিন", "মাইসিন", "ফ্লক্সাসিন", "প্রাজল", "কোনাজল", "সার্টান", "স্ট্যাটিন", "প্রোফেন",
    "ਸਿਲਿਨ", "ਮਾਈਸਿਨ", "ਪ੍ਰਾਜ਼ੋਲ", "ਸਟੈਟਿਨ", "ਪ੍ਰੋਫੇਨ", "સિલિન", "માઇસિન", "પ્રાઝોલ", "સ્ટેટિન", "પ્રોફેન",
    "சிலின்", "மைசின்", "பிரசோல்", "ஸ்டேடின்", "புரோஃபென்", "సిలిన్", "మైసిన్", "ప్రజోల్", "స్టాటిన్",
)  # fmt: skip
"""Stems as patterns. The letters before a stem, from the start of the word, are part of the name."""

MEDICINE_NAMES = """
abacavir acamprosat acenocoumarol acetaminophen acetazolamid acetylcystein acetylsalicyl acetylsalizyl acetilsalic adalimumab
adenosin adrenalin albendazol alendron allopurinol amantadin amfotericin amikacin aminophyllin amiodaron amlodipin amoxicillin
amphetamin amphotericin apixaban apomorphin apremilast aripiprazol artemether aspirin atomoxetin atropin azathioprin
azithromycin baclofen beclometason beclomethason benserazid benzoyl betahistin bisacodyl bisoprolol botulinum budesonid
bupivacain buprenorphin bupropion cabergolin calcipotriol calcitriol candesartan carbamazepin carbidopa carbimazol
carvedilol cetirizin chloramphenicol chlorhexidin chlorphenamin chlorpromazin chlortalidon ciclosporin cimetidin cinacalcet
citalopram clarithromycin clobetasol clomifen clomipramin clonazepam clonidin clopidogrel clozapin codein colchicin
colecalciferol cortison cyclizin cyclophosphamid cyclosporin dabigatran dapagliflozin dapson denosumab desloratadin
desmopressin dexamethason dexamfetamin diazepam diclofenac digitoxin digoxin dihydrocodein diltiazem dimenhydrinat
diphenhydramin dipyridamol disulfiram domperidon donepezil doxazosin doxepin doxycyclin doxylamin drospirenon duloxetin
dutasterid edoxaban efavirenz emtricitabin enalapril enoxaparin entacapon ephedrin epinephrin eplerenon ergotamin
erythropoietin escitalopram esketamin estradiol etanercept ethambutol ethinylestradiol ethosuximid etonogestrel etoricoxib
exenatid ezetimib famotidin felodipin fentanyl fexofenadin finasterid flecainid flucloxacillin fluconazol fludrocortison
fluoxetin flupentixol fluticason folsäure fondaparinux formoterol furosemid fusidic gabapentin galantamin gentamicin
gliclazid glimepirid glucagon glyceryltrinitrat glycopyrronium goserelin guaifenesin haloperidol heparin hydralazin
hydrochlorothiazid hydrocortison hydromorphon hydroxocobalamin hydroxycarbamid hydroxychloroquin hydroxyzin hyoscin
ibuprofen imipramin indapamid indometacin infliximab insulin ipratropium irbesartan isoniazid isosorbid isotretinoin
itraconazol ivabradin ivermectin ketamin ketoconazol ketorolac labetalol lacosamid lactulos lamivudin lamotrigin lanreotid
lansoprazol latanoprost leflunomid letrozol leuprorelin levetiracetam levocetirizin levodopa levofloxacin levomepromazin
levonorgestrel levothyroxin lidocain lignocain linezolid liraglutid lisdexamfetamin lisinopril lithium loperamid loratadin
lorazepam losartan macrogol magaldrat mebendazol mebeverin medroxyprogesteron mefenam mefloquin melatonin memantin
mercaptopurin mesalazin metamizol metformin methadon methenamin methotrexat methyldopa methylphenidat methylprednisolon
metoclopramid metolazon metoprolol metronidazol mianserin miconazol midazolam mifepriston minocyclin minoxidil mirabegron
mirtazapin misoprostol modafinil mometason montelukast morphin moxonidin mycophenolat nabumeton nadolol naloxon naltrexon
naproxen natalizumab nifedipin nitrazepam nitrofurantoin nitroglycerin noradrenalin norethisteron nortriptylin nystatin
octreotid ofloxacin olanzapin olmesartan omalizumab omeprazol ondansetron orlistat oxazepam oxcarbazepin oxybutynin
oxycodon oxytocin paliperidon pantoprazol paracetamol paroxetin penicillin pentoxifyllin perindopril permethrin pethidin
phenelzin phenobarbital phenoxymethylpenicillin phenprocoumon phenytoin pioglitazon pilocarpin pirfenidon pramipexol
prasugrel pravastatin prazosin praziquantel prednisolon prednison pregabalin primidon prochlorperazin procyclidin
progesteron promethazin propafenon propofol propranolol propylthiouracil pseudoephedrin pyrazinamid pyridostigmin
quetiapin quinapril raloxifen ramipril ranitidin ranolazin rasagilin repaglinid rifampicin riluzol risedron risperidon
rituximab rivaroxaban rivastigmin ropinirol ropivacain rosuvastatin sacubitril salbutamol salmeterol selegilin semaglutid
sertralin sildenafil simvastatin sitagliptin solifenacin sotalol spironolacton streptomycin sucralfat sulfadiazin
sulfamethoxazol sulfasalazin sulpirid sumatriptan tacrolimus tadalafil tamoxifen tamsulosin tapentadol temazepam tenofovir
terbinafin terbutalin teriflunomid testosteron tetracyclin theophyllin thiamazol thyroxin tiagabin ticagrelor timolol
tiotropium tizanidin tocilizumab tolterodin tolvaptan topiramat torasemid tramadol trandolapril tranexam trastuzumab
trazodon tretinoin triamcinolon trihexyphenidyl trimethoprim ulipristal urapidil ursodeoxychol valaciclovir valproat valproic
valsartan vancomycin vareniclin venlafaxin verapamil vigabatrin vildagliptin vortioxetin warfarin xylometazolin zidovudin
zoledron zolmitriptan zolpidem zonisamid zopiclon zuclopenthixol
analgin augmentin brufen calpol ciprofloxacin coumadin depakin eliquis ferrofumarat glucophage imodium keppra lantus lasix
marevan novorapid nurofen ozempic panadol parasetamol plavix prozac ritalin sinemet tegretol tylenol ventolin viagra voltaren
xarelto zoloft
парацетамол ибупрофен аспирин ацетилсалицил метформин варфарин инсулин морфин кодеин трамадол фентанил преднизолон преднизон
дексаметазон гидрокортизон амиодарон дигоксин фуросемид верапамил левотироксин тироксин амлодипин бисопролол метопролол
клопидогрел ривароксабан гепарин метотрексат азатиоприн карбамазепин вальпроат ламотриджин леветирацетам галоперидол кветиапин
оланзапин сертралин флуоксетин амитриптилин диклофенак напроксен кеторолак анальгин метамизол омепразол сальбутамол будесонид
хлоргексидин адреналин эпинефрин адреналін епінефрин інсулін морфін аспірин варфарин кодеїн спиронолактон гидрохлоротиазид
παρακεταμόλη ασπιρίνη ακετυλοσαλικυλικό ινσουλίνη μετφορμίνη βαρφαρίνη μορφίνη κωδεΐνη πρεδνιζολόνη δεξαμεθαζόνη κορτιζόνη
διγοξίνη αμιωδαρόνη φουροσεμίδη θυροξίνη λεβοθυροξίνη κλοπιδογρέλη μεθοτρεξάτη τραμαδόλη αδρεναλίνη επινεφρίνη
पैरासिटामोल पेरासिटामोल एस्पिरिन ऐस्पिरिन इंसुलिन इन्सुलिन मेटफॉर्मिन मेटफार्मिन वारफारिन मॉर्फिन डेक्सामेथासोन प्रेडनिसोलोन
डिगॉक्सिन लेवोथायरोक्सिन थायरोक्सिन मेथोट्रेक्सेट ट्रामाडोल एड्रेनालाईन क्लोपिडोग्रेल हेपारिन
প্যারাসিটামল অ্যাসপিরিন ইনসুলিন মেটফরমিন মেটফর্মিন ওয়ারফারিন মরফিন ডেক্সামেথাসোন প্রেডনিসোলোন ডিগক্সিন থাইরক্সিন
ਪੈਰਾਸੀਟਾਮੋਲ ਐਸਪਰੀਨ ਇਨਸੁਲਿਨ ਮੈਟਫਾਰਮਿਨ ਵਾਰਫਰੀਨ પેરાસિટામોલ એસ્પિરિન ઇન્સ્યુલિન મેટફોર્મિન વોરફેરિન
பாராசிட்டமால் பாராசிட்டமோல் ஆஸ்பிரின் இன்சுலின் மெட்ஃபார்மின் மெட்பார்மின் வார்ஃபரின் పారాసిటమాల్ ఇన్సులిన్ మెట్‌ఫార్మిన్
"""
"""Names, each without the ending that languages spell in different ways: `ibuprofen` is in ibuprofene and Ibuprofeno too."""

BEFORE_STEM = 2
"""The fewest letters before a stem: `april` has no `-pril`."""


@dataclass(frozen=True)
class Medicines:
    """The known names: the program's, and those that a library adds."""

    added: frozenset[str] = field(default=frozenset())

    @cached_property
    def known(self) -> re.Pattern[str]:
        """A pattern of the names, the longest first, and of the stems with the letters before them."""
        names = sorted(
            {*MEDICINE_NAMES.split(), *(small_letters(name) for name in self.added)},
            key=lambda name: (-len(name), name),
        )
        return re.compile("|".join([spelled(re.escape(name)) for name in names]))

    def inside(self, word: str) -> list[tuple[int, int]]:
        """Start and end of each name in a word, in order and apart: `Paracetamoltabletten` has one from 0 to 11."""
        lower = small_letters(word)
        found = [named.span() for named in self.known.finditer(lower)]
        found += [(0, stem.end()) for stem in STEM.finditer(lower) if stem.start() > BEFORE_STEM]
        return merged_ranges(found)


def merged_ranges(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order. Ranges that overlap are joined."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def spelled(pattern: str) -> str:
    """The pattern extended by Finnish and Estonian spelling: amoxicillin is amoksisilliini there."""
    return pattern.replace("x", "(?:x|ks)").replace("in", "i{1,2}n")


def small_letters(word: str) -> str:
    """The word in small letters, character for character."""
    return "".join([lower if len(lower := character.lower()) == 1 else character for character in word])


STEM = re.compile("|".join(map(spelled, STEMS)))

KNOWN = Medicines()
"""The program's own names."""
