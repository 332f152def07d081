"""Says in an edit form who was faster, and what they changed."""

from messages.card import Spans
from messages.figures import joined
from messages.words import Words
from okr.notices.history import Meanwhile


def told_meanwhile(meanwhile: Meanwhile, words: Words) -> Spans:
    voice = words.of("key_result_understood")
    what = dict.fromkeys(voice.text("changed", what=each) for each in meanwhile.what)
    return voice.spans("meanwhile", by=joined(meanwhile.by), what=joined(tuple(what)))
