package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import org.jspecify.annotations.Nullable;

/** One row in the page. It lives as long as its row does, and changes only what has changed. */
final class RowElement {
    private final Element element;
    private @Nullable Row shown;
    private @Nullable String label;

    RowElement(Row row) {
        element = Page.copy(template(row));
    }

    private static String template(Row row) {
        return switch (row) {
            case Row.Day _ -> "day";
            case Row.NewLine _ -> "new-line";
            case Row.Notice _ -> "notice";
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
        if (row.equals(before)) {
            return;
        }
        shown = row;
        switch (row) {
            case Row.Day _ -> {
                // done
            }
            case Row.NewLine line -> newLine(times.since(line.since(), now));
            case Row.Notice notice -> {
                Page.text(Page.in(element, "b"), notice.who());
                Page.text(Page.in(element, "span span"), notice.what());
                time(notice.at(), times);
            }
            case Row.Gone gone -> {
                name(Labels.deletedMessage(times.hour(gone.at())));
                Page.text(Page.in(element, "p span"), Texts.deleted(gone.who()));
                time(gone.at(), times);
            }
            case Row.Said said -> said(said, before instanceof Row.Said was ? was : null, times);
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

    private void time(long at, Times times) {
        var time = Page.in(element, "time");
        time.setAttribute("datetime", Times.iso(at));
        Page.text(time, times.hour(at));
    }

    private void name(String text) {
        if (!text.equals(label)) {
            label = text;
            element.setAttribute("aria-label", text);
        }
    }

    private void said(Row.Said said, Row.@Nullable Said was, Times times) {
        String hour = times.hour(said.at());
        name(switch (said.state()) {
            case SENT -> Labels.message(said.own() ? Labels.YOU : said.author(), hour, said.edited(),
                    said.mentionsYou());
            case SENDING -> Labels.YOU_SENDING;
            case WAITING -> Labels.YOU_WAITING;
            case FAILED -> Labels.YOU_NOT_SENT;
        });
        if (was == null) {
            Cup.fill(Page.in(element, ".av"), said.authorId(), said.author());
            element.setAttribute("data-id", said.id());
        }
        if (was == null || !was.author().equals(said.author()) || was.own() != said.own()) {
            Page.text(Page.in(element, ".meta b"), said.own() ? Texts.YOU : said.author());
        }
        if (was == null || !was.text().equals(said.text()) || was.edited() != said.edited()) {
            SaidText.fill(Page.in(element, ".plain"), said.text(), said.edited());
        }
        if (was == null || was.group() != said.group()) {
            group(said.group());
        }
        if (was == null || was.at() != said.at()) {
            time(said.at(), times);
            Page.text(Page.in(element, ".at span"), hour);
        }
        if (was == null || was.state() != said.state()) {
            state(said);
        }
        Page.in(element, ".meta").setHidden(!said.group().head() || said.state() == Row.State.FAILED);
        var classes = element.getClassList();
        classes.toggle("is-own", said.own());
        classes.toggle("is-you-mentioned", said.mentionsYou());
    }

    private void group(Row.Group group) {
        element.setAttribute("data-group", switch (group) {
            case SOLO -> "solo";
            case START -> "start";
            case MID -> "mid";
            case END -> "end";
        });
        Page.in(element, ".av").setHidden(!group.head());
        Page.in(element, ".at").setHidden(group.head());
    }

    private void state(Row.Said said) {
        boolean pending = said.state() == Row.State.SENDING || said.state() == Row.State.WAITING;
        boolean failed = said.state() == Row.State.FAILED;
        element.getClassList().toggle("is-pending", pending);
        element.getClassList().toggle("is-failed", failed);
        Page.attribute(element, "aria-busy", said.state() == Row.State.SENDING, "true");
        var flag = Page.in(element, ".flag");
        flag.setHidden(!pending);
        Page.text(flag, said.state() == Row.State.WAITING ? Texts.WAITING : Texts.SENDING);
        Page.in(element, ".meta time").setHidden(said.state() != Row.State.SENT);
        var note = element.querySelector(".note");
        if (failed && note == null) {
            note = Page.copy("not-sent");
            Page.text(Page.in(note, "span"), Texts.NOT_SENT + " " + said.reason());
            Page.in(element, ".body").append(note);
        } else if (!failed && note != null) {
            note.remove();
        }
    }
}
