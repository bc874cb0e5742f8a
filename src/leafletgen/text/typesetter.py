"""The typesetter: the one owner of everything that is remembered between leaflets.

Words, paragraphs, font subsets and the like are needed again by other leaflets and computed once. Each kind of
answer has a `Memory`; a `Typesetter` has one memory of each kind. There is no other cache in `text`, `compose` and `pdf`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Generic, TypeVar, cast

K = TypeVar("K")
V = TypeVar("V")
M = TypeVar("M", bound="Memory[Any, Any]")

MEMORY_LIMIT = 32 << 20
"""About how many bytes a typesetter remembers: the words, paragraphs and font subsets of a hundred leaflets."""

NO_ANSWERS: Mapping[Any, Any] = MappingProxyType({})


class Memory(dict[K, V], Generic[K, V]):
    """The answers to one kind of question, by question; each is worked out when it is first asked for.

    There are two generations. When a typesetter is over its limit, each memory drops its older answers, and all others
    become the older ones. An older answer that is asked for becomes young again, so answers in use stay.
    """

    ENTRY: ClassVar[int] = 500
    """About how many bytes a question and its answer take."""

    SHARED: ClassVar[bool] = True
    """True when an answer never changes, so that a private typesetter may use the answer of its parent."""

    def __init__(self, typesetter: "Typesetter") -> None:
        super().__init__()
        self.typesetter = typesetter
        self.older: Mapping[K, V] = NO_ANSWERS

    def work_out(self, question: K) -> V:
        """Compute the answer to a question that is asked for the first time."""
        raise NotImplementedError

    def __missing__(self, question: K) -> V:
        older = self.older
        answer = self[question] = older[question] if question in older else self.work_out(question)
        return answer

    def weight(self) -> int:
        """About how many bytes the young answers take."""
        return len(self) * self.ENTRY

    def age(self) -> None:
        """Forget the older answers; the young answers become the older ones."""
        self.older = dict(self) if self.SHARED else NO_ANSWERS
        self.clear()

    def forget(self) -> None:
        """Forget all answers."""
        self.older = NO_ANSWERS
        self.clear()


class Typesetter:
    """Remembers what several leaflets need: open fonts, shaped words, lines, encodings, subsets.

    `limit` is about how many bytes it may keep from one leaflet to the next. What it remembers changes no byte of
    any file. Threads need a typesetter each.
    """

    def __init__(self, limit: int = MEMORY_LIMIT) -> None:
        self.limit = limit
        self.memories: dict[type[Memory[Any, Any]], Memory[Any, Any]] = {}
        self.source: Typesetter | None = None

    def memory(self, kind: type[M]) -> M:
        """This typesetter's memory of a kind; made when it is first asked for."""
        found = self.memories.get(kind)
        if found is None:
            found = self.memories[kind] = kind(self)
            if self.source is not None and kind.SHARED:
                found.older = self.source.memory(kind)
        return cast("M", found)

    def private(self) -> "Typesetter":
        """A typesetter for text that must not be remembered, such as a patient's name; drop it after the leaflet.

        It uses what this one remembers, but keeps new answers to itself, so nothing of the text stays here.
        """
        typesetter = Typesetter(self.limit)
        typesetter.source = self
        return typesetter

    def weight(self) -> int:
        """About how many bytes the young answers take. The older ones never take more than the limit."""
        return sum(memory.weight() for memory in self.memories.values())

    def trim(self) -> None:
        """When over the limit, forget answers that have not been used for long. Call it between two leaflets."""
        if 2 * self.weight() > self.limit:
            for memory in self.memories.values():
                memory.age()

    def clear(self) -> None:
        """Forget everything, also open fonts. Call it between two leaflets."""
        for memory in self.memories.values():
            memory.forget()
