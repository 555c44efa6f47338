package chat.klatch.client.view.composer;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Css;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Announcer;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.Text;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import org.jspecify.annotations.Nullable;

/** The text that is being written, from the first key to the outbox. What was typed before this class came is kept. */
public final class Composer {
    private static final long SAVE_MILLIS = 500;
    private static final int IN_COMPOSITION = 229;
    private static final int MOST_ROWS = 12;
    private final Client client;
    private final Clock clock;
    private final Announcer announcer;
    private final Drafts drafts;
    private final Runnable changed;
    private final Element text = Page.byId("composer-text");
    private final Element send = Page.byId("send");
    private final Element over = Page.byId("over");
    private final boolean growsByItself = Css.supports("field-sizing", "content");
    private Runnable sent = () -> {
    };
    private @Nullable UserId user;
    private @Nullable RoomId room;
    private boolean adopted;
    private boolean saving;
    private boolean ended;

    /**
     * @param changed
     *            hears that a draft came or went
     */
    public Composer(Client client, Clock clock, Announcer announcer, Drafts drafts, Runnable changed) {
        this.client = client;
        this.clock = clock;
        this.announcer = announcer;
        this.drafts = drafts;
        this.changed = changed;
        text.addEventListener("input", _ -> typed());
        text.addEventListener("keydown", this::pressed);
        Page.byId("composer").addEventListener("submit", event -> {
            event.preventDefault();
            send();
            focus();
        });
        Browser.addEventListener("pagehide", _ -> save());
        Browser.getDocument().addEventListener("visibilitychange", _ -> save());
    }

    /** Runs {@code then} after each message that was taken. */
    public void onSent(Runnable then) {
        sent = then;
    }

    /** Takes up the draft of another room. */
    public void open(UserId writer, RoomId opened, String name) {
        save();
        var typedBefore = adopted ? "" : text.getValue();
        adopted = true;
        user = writer;
        room = opened;
        ended = false;
        name(name);
        var draft = drafts.of(writer, opened);
        put(draft.isEmpty() || typedBefore.isEmpty() || draft.equals(typedBefore)
                ? draft.isEmpty() ? typedBefore : draft
                : draft + "\n" + typedBefore);
    }

    /** Nobody is signed in any more: what is written stays, and goes nowhere. */
    public void end() {
        ended = true;
    }

    public void close() {
        save();
        user = null;
        room = null;
        put("");
    }

    public void name(String name) {
        Page.attribute(text, "aria-label", Labels.composerText(name));
        Page.attribute(text, "placeholder", Labels.composerText(name));
    }

    /** A refused message, to be changed and sent again. */
    public void takeBack(String refused) {
        var begun = text.getValue();
        put(begun.isEmpty() ? refused : refused + "\n" + begun);
        typed();
        focus();
    }

    public void focus() {
        Page.focus(text);
    }

    private void put(String value) {
        if (!value.equals(text.getValue())) {
            text.setValue(value);
            text.setSelectionRange(value.length(), value.length());
        }
        measure();
    }

    private void typed() {
        measure();
        if (!saving) {
            saving = true;
            var _ = clock.after(SAVE_MILLIS, this::save);
        }
    }

    private void save() {
        saving = false;
        var writer = user;
        var opened = room;
        if (writer != null && opened != null) {
            var value = text.getValue();
            drafts.keep(writer, opened, Text.strip(value).isEmpty() ? "" : value);
            changed.run();
        }
    }

    private static int tooMany(String value) {
        var stripped = Text.strip(value);
        return stripped.codePointCount(0, stripped.length()) - Limits.TEXT_CODE_POINTS;
    }

    private void measure() {
        var value = text.getValue();
        int tooMany = value.length() > Limits.TEXT_CODE_POINTS ? tooMany(value) : 0;
        over.setHidden(tooMany <= 0);
        Page.text(over, tooMany > 0 ? "−" + tooMany : "");
        send.setDisabled(Text.strip(value).isEmpty());
        if (!growsByItself) {
            text.setRows(Math.min(MOST_ROWS, lines(value)));
        }
    }

    private static int lines(String value) {
        int lines = 1;
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\n') {
                lines++;
            }
        }
        return lines;
    }

    private void pressed(Event event) {
        if (!event.getKey().equals("Enter") || event.isComposing() || event.getKeyCode() == IN_COMPOSITION) {
            return;
        }
        boolean asked = event.isCtrlKey() || event.isMetaKey();
        boolean newLine = event.isShiftKey() || event.isAltKey() || Page.isTouched()
                || Page.enterMakesLines();
        if (asked || !newLine) {
            event.preventDefault();
            send();
        }
    }

    private void send() {
        var opened = room;
        var value = text.getValue();
        if (opened == null || Text.strip(value).isEmpty()) {
            return;
        }
        if (ended) {
            announcer.alert(Texts.MESSAGE_NOT_SENT + " " + Texts.SIGNED_OUT);
            return;
        }
        int tooMany = tooMany(value);
        if (tooMany > 0) {
            announcer.alert(Texts.MESSAGE_NOT_SENT + " " + Texts.tooLong(tooMany));
            return;
        }
        try {
            client.send(opened, value, null);
        } catch (Invalid no) {
            announcer.alert(Texts.MESSAGE_NOT_SENT + " " + no.rule());
            return;
        }
        put("");
        save();
        sent.run();
    }
}
