package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import org.jspecify.annotations.Nullable;

/** One row in the page. It lives as long as its row does, and changes only what has changed. */
final class RowElement {
    private final Element element;
    private final Reader reader;
    private final @Nullable SaidElement said;
    private @Nullable Row shown;
    private @Nullable String label;
    private int edition = -1;

    RowElement(Row row, Reader reader) {
        this.reader = reader;
        element = Page.copy(template(row));
        said = row instanceof Row.Said ? new SaidElement(element, reader) : null;
    }

    private static String template(Row row) {
        return switch (row) {
            case Row.Day _ -> "day";
            case Row.NewLine _ -> "new-line";
            case Row.Notice _ -> "notice";
            case Row.Changes _ -> "changes";
            case Row.Gone _ -> "gone";
            case Row.Said _ -> "said";
        };
    }

    /** Whether this element can show that row: one that was taken back looks like nothing that it was. */
    boolean fits(Row row) {
        return shown == null || shown.getClass() == row.getClass();
    }

    Element element() {
        return element;
    }

    @Nullable
    Row row() {
        return shown;
    }

    /** Of the message that it shows; negative where it shows none. */
    long seq() {
        return switch (shown) {
            case Row.Said words when words.message() != null -> words.message().seq();
            case Row.Gone gone -> gone.seq();
            case null, default -> -1;
        };
    }

    /** It is what somebody was looking for. */
    void mark(boolean on) {
        element.getClassList().toggle("is-marked", on);
    }

    void showAllReactions() {
        if (said != null) {
            said.showAllReactions();
        }
    }

    /** Whether it takes part in moving through the log with keys. */
    boolean isArticle() {
        return shown instanceof Row.Said || shown instanceof Row.Gone;
    }

    void show(Row row, Times times, long now) {
        if (row instanceof Row.Day day) {
            show(day, times.day(day.at(), now)); // today becomes yesterday by itself
            return;
        }
        var before = shown;
        if (row.equals(before) && edition == reader.emoji().edition()) {
            return;
        }
        shown = row;
        edition = reader.emoji().edition();
        switch (row) {
            case Row.Day _ -> {
                // done
            }
            case Row.NewLine line -> newLine(times.since(line.since(), now));
            case Row.Notice notice -> {
                Page.text(Page.in(element, "b"), notice.who());
                Page.text(Page.in(element, "span span"), notice.what());
                time(element, notice.at(), times);
            }
            case Row.Changes changes -> changes(changes, times);
            case Row.Gone gone -> {
                element.setAttribute("data-id", gone.id());
                var label = Labels.deletedMessage(times.hour(gone.at()));
                name(gone.state() == Row.State.WAITING ? Labels.waiting(label) : label);
                element.getClassList().toggle("is-pending", gone.state() != Row.State.SENT);
                Page.text(Page.in(element, ".flag"),
                        gone.state() == Row.State.WAITING ? TalkTexts.WAITING_TO_SAVE : "");
                Page.text(Page.in(element, "p span"), Texts.deleted(gone.who()));
                time(element, gone.at(), times);
            }
            case Row.Said words -> {
                name(SaidElement.label(words, times));
                if (said != null) {
                    said.show(words, before instanceof Row.Said was ? was : null, times);
                }
            }
        }
    }

    private void show(Row.Day day, String text) {
        shown = day;
        Page.text(Page.in(element, "span"), text);
    }

    private void newLine(String since) {
        var separator = Page.in(element, "[role=separator]");
        Page.text(separator, Texts.newSince(since));
        separator.setAttribute("aria-label", Labels.newSince(since));
    }

    private void changes(Row.Changes changes, Times times) {
        var button = Page.in(element, "button");
        button.setAttribute("data-changes", changes.id());
        Page.attribute(button, "aria-expanded", Boolean.toString(changes.open()));
        Page.text(button, Texts.changes(changes.count(), times.hour(changes.from()), times.hour(changes.to())));
    }

    static void time(Element within, long at, Times times) {
        var time = Page.in(within, "time");
        time.setAttribute("datetime", Times.iso(at));
        Page.text(time, times.hour(at));
    }

    private void name(String text) {
        if (!text.equals(label)) {
            label = text;
            element.setAttribute("aria-label", text);
        }
    }
}
