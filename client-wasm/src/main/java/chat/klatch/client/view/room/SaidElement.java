package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import chat.klatch.client.view.prose.Meanings;
import chat.klatch.client.view.prose.Meant;
import chat.klatch.client.view.prose.Prose;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something said, in the page: drawn whole once, and after that only where it has changed. */
final class SaidElement {
    private final Element element;
    private final Reader reader;
    private final Reactions reactions;

    SaidElement(Element element, Reader reader) {
        this.element = element;
        this.reader = reader;
        reactions = new Reactions(element, reader);
    }

    void show(Row.Said said, Row.@Nullable Said was, Times times) {
        if (was == null) {
            Cup.fill(Page.in(element, ".av"), said.authorId(), said.author());
            element.setAttribute("data-id", said.id());
        }
        if (was == null || !was.author().equals(said.author()) || was.own() != said.own()) {
            Page.text(Page.in(element, ".meta b"), said.own() ? Texts.YOU : said.author());
        }
        if (was == null || !was.text().equals(said.text()) || !was.called().equals(said.called())
                || !Objects.equals(editedAt(was), editedAt(said))
                || (was.message() == null) != (said.message() == null)) {
            words(said, times);
        }
        if (was == null || was.group() != said.group()) {
            group(said.group());
        }
        if (was == null || was.at() != said.at()) {
            RowElement.time(element, said.at(), times);
            // With a space at which it breaks where that is narrow.
            Page.text(Page.in(element, ".at span"), times.hour(said.at()).replace('\u202F', ' '));
        }
        if (was == null || was.state() != said.state() || !Objects.equals(was.change(), said.change())) {
            state(said);
            note(said);
        }
        if (was == null ? said.quoted() != null : !Objects.equals(was.quoted(), said.quoted())) {
            quote(said.quoted());
        }
        reactions.show(said.reactions(), said.reacting());
        Page.in(element, ".meta").setHidden(!said.group().head() || said.state() == Row.State.FAILED);
        var classes = element.getClassList();
        classes.toggle("is-own", said.own());
        classes.toggle("is-you-mentioned", said.mentionsYou());
    }

    void showAllReactions() {
        reactions.showAll();
    }

    /** What the row goes by for who cannot see it. */
    static String label(Row.Said said, Times times) {
        return switch (said.state()) {
            case SENT -> waiting(said.change(), Labels.message(said.own() ? Labels.YOU : said.author(),
                    times.hour(said.at()), said.edited(), said.mentionsYou()) + inReply(said.quoted()));
            case SENDING -> Labels.YOU_SENDING;
            case WAITING -> Labels.YOU_WAITING;
            case FAILED -> Labels.YOU_NOT_SENT;
        };
    }

    private static String waiting(@Nullable Unsent change, String label) {
        return change != null && Row.State.of(change) == Row.State.WAITING ? Labels.waiting(label) : label;
    }

    private static String inReply(Row.@Nullable Quoted quoted) {
        return quoted == null ? "" : Labels.inReplyTo(name(quoted));
    }

    private static String name(Row.Quoted quoted) {
        return switch (quoted.fate()) {
            case THERE -> quoted.author();
            case DELETED -> Labels.A_DELETED_MESSAGE;
            case NOT_LOADED -> Labels.AN_EARLIER_MESSAGE;
        };
    }

    private static @Nullable Long editedAt(Row.Said said) {
        var message = said.message();
        return message == null ? null : message.editedAt();
    }

    private void words(Row.Said said, Times times) {
        var prose = Page.in(element, ".prose");
        var message = said.message();
        Prose.fill(prose, said.text(),
                message == null ? Meant.SOMEBODY : Meanings.in(message, reader.me(), said.called()));
        var at = editedAt(said);
        if (at != null) {
            var mark = Page.copy("edited");
            Page.text(Page.in(mark, ".when"), " " + times.since(at, reader.now()));
            var last = prose.getLastElementChild();
            if (last != null && last.getTagName().equals("P")) {
                last.appendText(" ");
                last.append(mark);
            } else {
                prose.append(mark);
            }
        }
    }

    private void group(Row.Group group) {
        element.setAttribute("data-group", switch (group) {
            case SOLO -> "solo";
            case START -> "start";
            case MID -> "mid";
            case END -> "end";
        });
        Page.in(element, ".msg > .av").setHidden(!group.head());
        Page.in(element, ".at").setHidden(group.head());
    }

    private void state(Row.Said said) {
        var flag = Page.in(element, ".flag");
        var pending = pending(said);
        flag.setHidden(pending.isEmpty());
        Page.text(flag, pending);
        element.getClassList().toggle("is-pending", !pending.isEmpty());
        element.getClassList().toggle("is-failed", said.state() == Row.State.FAILED);
        Page.attribute(element, "aria-busy", said.state() == Row.State.SENDING, "true");
        Page.in(element, ".meta time").setHidden(said.state() != Row.State.SENT);
    }

    /** What the message or an edit of it waits for, empty where nothing is on its way. */
    private static String pending(Row.Said said) {
        var change = said.change();
        return switch (said.state()) {
            case SENDING -> Texts.SENDING;
            case WAITING -> Texts.WAITING;
            case FAILED -> "";
            case SENT -> change == null || change.fate() instanceof Unsent.Refused
                    ? ""
                    : change.fate() instanceof Unsent.Waiting ? TalkTexts.WAITING_TO_SAVE : TalkTexts.SAVING;
        };
    }

    /** What was refused, and what can be done about it: the message, or an edit of it. */
    private void note(Row.Said said) {
        var change = said.change();
        var old = element.querySelector(".note");
        if (old != null) {
            old.remove();
        }
        var text = said.state() == Row.State.FAILED
                ? Texts.NOT_SENT + " " + said.reason()
                : change != null && change.fate() instanceof Unsent.Refused refused
                        ? TalkTexts.notSaved(Refusals.edit(refused))
                        : "";
        if (!text.isEmpty()) {
            var note = Page.copy("not-sent");
            Page.text(Page.in(note, "span"), text);
            Page.in(element, ".body").append(note);
        }
    }

    private void quote(Row.@Nullable Quoted quoted) {
        var old = element.querySelector(".quote");
        if (old != null) {
            old.remove();
        }
        if (quoted == null) {
            return;
        }
        var quote = Page.copy("quote");
        quote.setAttribute("aria-label", Labels.quote(name(quoted)));
        var cup = Page.in(quote, ".av");
        var message = quoted.fate() == Row.Quoted.Fate.THERE ? quoted.message() : null;
        cup.setHidden(message == null);
        if (message != null) {
            Cup.fill(cup, message.author().id().value(),
                    quoted.author().equals(Texts.YOU) ? reader.me().name() : quoted.author());
            Page.text(Page.in(quote, "b"), quoted.author());
        }
        Page.text(Page.in(quote, "[data-words]"), switch (quoted.fate()) {
            case THERE -> quoted.words(reader.me());
            case DELETED -> Texts.QUOTE_DELETED;
            case NOT_LOADED -> Texts.QUOTE_NOT_LOADED;
        });
        element.insertBefore(quote, element.getFirstElementChild());
    }
}
