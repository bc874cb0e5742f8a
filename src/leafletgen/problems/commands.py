"""Commands and folders."""

from collections.abc import Mapping

from leafletgen.problems.problem import WARNING, Problem

COMMANDS: Mapping[str, Problem] = {
    "unknown-name": Problem("there is no {what} {value}", "{hint}"),
    "no-library": Problem("{value} is not a library of leaflets", "name a folder that holds leaflets/, clinics/, layouts/, languages/ or fonts/ with --library, or begin one with: leafletgen new leaflet NAME"),
    "no-current-folder": Problem("the current folder is not there any more", "go to one that is, or name a library with --library"),
    "unknown-completion": Problem("the variable {variable} of this computer says {value}, which no shell asks for", "take the variable away: it is for the tab key of a shell alone, which sets it itself"),
    "usage": Problem("{message}"),
    "already-there": Problem("there is {what} already", "it stays as it is: edit it, or choose another name"),
    "nothing-to-make": Problem("there is nothing to make", "put a leaflet into its folder leaflets/, with a file leaflet.yaml and one for each language, like en.yaml"),
    "no-preview": Problem("pictures need the library {library}, which is missing", "install it with: python -m pip install 'leafletgen[preview]'"),
    "no-serve": Problem("the clinician's page needs the library {library}, which is missing", "install it with: python -m pip install 'leafletgen[serve]'"),
    "port-taken": Problem("port {port} cannot be used for the page: {reason}", "perhaps the page is open already: look for its window; else choose another port with --port"),
    "disk-full": Problem("the disk is full", "make room, then run the same command again; it goes on from here"),
    "size-limit": Problem("this computer does not allow a file as large as this one", "ask the person who looks after the computer to raise the limit"),
    "read-only": Problem("nothing can be written to this disk", "choose a folder that you may write to, with -o"),
    "too-many-files": Problem("too many files are open", "close other programs, or run with a smaller -j"),
    "disk-error": Problem("the disk reports an error", "check the disk, or choose another folder with -o"),
    "cannot-write": Problem("no file can be written here: {reason}", "allow writing there, choose another folder with -o, or close the program that has the file open"),
    "folder-in-use": Problem("{who} is writing to this folder", "wait until it has finished, or choose another folder with -o"),
    "folder-not-locked": Problem("this disk cannot lock a folder ({reason})", "see to it that nobody else builds into it meanwhile", WARNING),
    "in-the-way": Problem("{kind} is here, where {wanted} of leafletgen belongs", "move it away, or choose another folder with -o"),
    "foreign-manifest": Problem("this file was not written by this version of leafletgen", "delete it if the folder holds nothing but leaflets, or choose another folder with -o"),
    "removed-withdrawn": Problem("the file was removed, for its leaflet is withdrawn: {why}", "hand out nothing that was printed from it", WARNING),
    "removed-gone": Problem("the file was removed, for the library no longer has what it was made from", "if it is missed, put that back and build it again", WARNING),
    "removed-unreleased": Problem("the file was removed, for it is not what --release would make today", "see what keeps it back: leafletgen status {leaflet}", WARNING),
    "not-removed": Problem("the file is not as leafletgen made it, and was left where it is; {reason}", "look at it, and take it out of the folder", WARNING),
    "system-error": Problem("{reason}"),
    "not-compared": Problem("the file was not compared with a leaflet: {reason}", "name the library that it was made from with --library"),
    "file-superseded": Problem("the file was made from {found}; the library has version {expected} as it is today", "use a file of the current version; for an archive, verify with --any-version"),
    "file-unsigned": Problem("nobody has signed version {version} of this text", "have it signed, and build it again with --release"),
    "file-withdrawn": Problem("the file must not be handed out any more; {why}", "hand out nothing that was printed from this file"),
    "file-expired": Problem("the review of this leaflet was due on {date}", "use a file that was reviewed since; for an archive, verify with --any-version"),
}  # fmt: skip
