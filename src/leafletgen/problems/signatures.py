"""Signatures and translations."""

from collections.abc import Mapping

from leafletgen.problems.problem import WARNING, Problem

SIGN_HINT = "read the text, then sign it: leafletgen sign {leaflet} -l {language} --as PERSON --role ROLE"
COMPARE = "correct the translation; where it is right as it is, say so: leafletgen accept {leaflet} -l {language} --as PERSON --string {string}"

SIGNATURE_PROBLEMS: Mapping[str, Problem] = {
    "unsigned": Problem("nobody has signed this text", SIGN_HINT),
    "signed-by-version-only": Problem("the signature of {name} under 'reviewed' names no text, only version {version}", "show it for signing: leafletgen sign {leaflet} -l {language} --from-reviewed"),
    "changed-since-signed": Problem("the text has changed since {name} signed it on {on}", "see what has changed, and sign it again: leafletgen sign {leaflet} -l {language} --as PERSON --role ROLE"),
    "clinician-missing": Problem("no clinician has signed this text", SIGN_HINT),
    "translator-missing": Problem("no translator has signed this translation", SIGN_HINT),
    "second-signature-missing": Problem("only one person has signed this translation", "have a clinician or a second translator sign it: leafletgen sign {leaflet} -l {language} --as PERSON --role ROLE"),
    "source-unsigned": Problem("the {source} text that this is translated from may not be handed out itself", "see why: leafletgen status {leaflet}"),
    "source-changed": Problem("{count} of the source have changed since this was translated", "see which: leafletgen changes {leaflet} -l {language}"),
    "signature-in-future": Problem("{name} signed on {on}, a day that has not come yet", "check the date of this computer; withdraw the signature and sign again"),
    "signer-unknown": Problem("{by} has signed this text and is not in people.yaml", "add the person to people.yaml, or have somebody else sign"),
    "signer-not-entitled": Problem("{name} may not sign as {role}: {reason}", "have somebody sign who may, or correct people.yaml"),
    "signature-not-confirmed": Problem("the signature of {name} does not fit the key in people.yaml", "have {name} sign again with --key"),
    "withdrawn": Problem("this leaflet is withdrawn: {why}", "hand out nothing that was printed from it; a new signature makes it valid again"),
    "numbers-differ": Problem("the source says {source}, but this text says {translation}", COMPARE),
    "units-differ": Problem("the source has {source}, and this has the same number with another unit: {translation}", COMPARE),
    "strong-differs": Problem("{source} words are in bold print in the source, and {translation} here", COMPARE),
    "links-differ": Problem("the source links to {source}, and this to {translation}", COMPARE),
    "wrong-language": Problem("this text seems to be in {found}, not in {language}", "check that the right file has this name"),
    "untranslated": Problem("this text is the same as in the source", "translate it; a name that stays as it is needs no translation: accept it", WARNING),
    "term-missing": Problem("the source has '{source}', and this does not have what the glossary calls it: {translation}", COMPARE),
    "bad-fingerprint": Problem("{value} is no fingerprint", "the program writes this file; restore it from a backup or from version control"),
    "not-your-leaflet": Problem("this leaflet comes with the program, and nothing can be recorded of it here", "copy its folder into leaflets/ of your library, and sign it there"),
    "signed-too-early": Problem("the text was changed after {on}: other words of it were signed on {changed}", "sign with the day on which it was read"),
    "nothing-translated": Problem("this is the source text, which nobody has translated", "sign it as clinician or reader"),
    "key-needed": Problem("people.yaml has a key for {name}", "sign with it: --key FILE"),
    "no-ssh-keygen": Problem("there is no ssh-keygen on this computer, which signs with keys and checks such signatures", "install OpenSSH, or remove 'key' from people.yaml and sign without --key"),
    "key-refused": Problem("ssh-keygen refuses the key: {reason}", "give the file of a private key, without .pub, that only you may read"),
    "bad-key-file": Problem("{value} is no OpenSSH key", "take the line of a file that ends in .pub, which begins with ssh-ed25519"),
}  # fmt: skip
