"""The typesetter: the one owner of what is remembered between leaflets.

Words, paragraphs, font subsets and the like come again from leaflet to leaflet and are worked out once. Each kind of
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

    There are two generations. When a typesetter has too much, each memory drops its older answers and calls all others
    older; an older answer that is asked for becomes a young one again. So what is in use stays.
    """

    ENTRY: ClassVar[int] = 500
    """About how many bytes an answer takes, with its question."""

    SHARED: ClassVar[bool] = True
    """True when an answer never changes, so that a private typesetter may take it from the one that it comes from."""

    def __init__(self, typesetter: "Typesetter") -> None:
        super().__init__()
        self.typesetter = typesetter
        self.older: Mapping[K, V] = NO_ANSWERS

    def work_out(self, question: K) -> V:
        """The answer to a question that is asked for the first time."""
        raise NotImplementedError

    def __missing__(self, question: K) -> V:
        older = self.older
        answer = self[question] = older[question] if question in older else self.work_out(question)
        return answer

    def weight(self) -> int:
        """About how many bytes the young answers take."""
        return len(self) * self.ENTRY

    def age(self) -> None:
        """Forget the older answers, and call the others older."""
        self.older = dict(self) if self.SHARED else NO_ANSWERS
        self.clear()

    def forget(self) -> None:
        """Forget all answers."""
        self.older = NO_ANSWERS
        self.clear()


class Typesetter:
    """Remembers what comes again from leaflet to leaflet: open fonts, shaped words, lines, encodings, subsets.

    `limit` is about how many bytes it may remember from one leaflet to the next. What it remembers changes no byte of
    any file. Threads need a typesetter each.
    """

    def __init__(self, limit: int = MEMORY_LIMIT) -> None:
        self.limit = limit
        self.memories: dict[type[Memory[Any, Any]], Memory[Any, Any]] = {}
        self.source: Typesetter | None = None

    def memory(self, kind: type[M]) -> M:
        """This typesetter's memory of a kind."""
        found = self.memories.get(kind)
        if found is None:
            found = self.memories[kind] = kind(self)
            if self.source is not None and kind.SHARED:
                found.older = self.source.memory(kind)
        return cast("M", found)

    def private(self) -> "Typesetter":
        """A typesetter for text that must not be remembered, such as a patient's name; drop it after the leaflet.

        It knows what this one knows and remembers for itself what is new, so nothing of the text stays here.
        """
        typesetter = Typesetter(self.limit)
        typesetter.source = self
        return typesetter

    def weight(self) -> int:
        """About how many bytes it remembers, older answers not counted: they are never more than the limit."""
        return sum(memory.weight() for memory in self.memories.values())

    def trim(self) -> None:
        """Forget what has not been used for long, if it remembers more than its limit; called between two leaflets."""
        if 2 * self.weight() > self.limit:
            for memory in self.memories.values():
                memory.age()

    def clear(self) -> None:
        """Forget everything, open fonts too; called between two leaflets."""
        for memory in self.memories.values():
            memory.forget()
