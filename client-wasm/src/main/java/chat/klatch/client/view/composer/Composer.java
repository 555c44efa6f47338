package chat.klatch.client.view.composer;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Css;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.emoji.EmojiPicker;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.Text;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The text that is being written, from the first key to the outbox. What was typed before this class came is kept. */
public final class Composer {
    private static final long TOLD_MILLIS = 500;
    private static final int IN_COMPOSITION = 229;
    private static final int MOST_ROWS = 12;
    private final Client client;
    private final Clock clock;
    private final Toasts toasts;
    private final Drafts drafts;
    private final Runnable changed;
    private final Element text = Page.byId("composer-text");
    private final Element send = Page.byId("send");
    private final Element over = Page.byId("over");
    private final boolean growsByItself = Css.supports("field-sizing", "content");
    private final Element kit = Page.byId("kit");
    private final Tools tools;
    private final Suggestions suggestions;
    private final ReplyBar reply;
    private final EmojiPicker picker;
    private Runnable sent = () -> {
    };
    private BooleanSupplier editLast = () -> false;
    private @Nullable UserId user;
    private @Nullable RoomId room;
    private boolean adopted;
    private boolean told;
    private boolean ended;

    /**
     * @param changed
     *            hears that a draft came or went
     */
    public Composer(Client client, Clock clock, Toasts toasts, Drafts drafts, EmojiPicker picker,
            Runnable changed) {
        this.client = client;
        this.clock = clock;
        this.toasts = toasts;
        this.drafts = drafts;
        this.changed = changed;
        this.picker = picker;
        tools = new Tools(text, picker, this::typed);
        suggestions = new Suggestions(client, Page.in(Page.byId("talk"), ".foot"), text, picker, this::typed);
        reply = new ReplyBar(drafts, client::epoch, this::focus);
        drafts.onChangedElsewhere(this::changedElsewhere);
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

    /** {@code edit} begins to change the newest message of one's own; false where there is none. */
    public void onEditLast(BooleanSupplier edit) {
        editLast = edit;
    }

    /** The next message answers that one. */
    public void reply(long seq, String name, String words) {
        tools.preview(false);
        reply.begin(new Answering(new Unsent.Reply(seq, client.epoch()), name, words));
        focus();
    }

    /** The seq of what the next message answers, where nothing else is known of that here; negative for none. */
    public long answersUnknown() {
        return reply.unknown();
    }

    /** What is answered has come. */
    public void answers(String name, String words) {
        var to = reply.reply();
        if (to != null) {
            reply.begin(new Answering(to, name, words));
        }
    }

    /** What this user has begun in a room; empty for nothing. */
    public String begun(UserId writer, RoomId in) {
        return drafts.of(writer, in);
    }

    /** Takes up the draft of another room. */
    public void open(UserId writer, Room in) {
        var opened = in.id();
        save();
        var typedBefore = adopted ? "" : text.getValue();
        adopted = true;
        user = writer;
        room = opened;
        ended = false;
        draw(in);
        tools.preview(false);
        suggestions.open(in);
        reply.open(writer, opened);
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
        reply.close();
        suggestions.end();
        tools.preview(false);
        put("");
    }

    /** Nobody was signed in: what was typed before this class came is nobody's. */
    public void empty() {
        adopted = true;
        put("");
    }

    /** The room as it is now: its name, and whether anybody may write there. */
    public void draw(Room in) {
        boolean closed = in.archived();
        var name = Labels.composerText(in.kind() == RoomKind.DIRECT ? others(in) : in.name());
        Page.attribute(text, "aria-label", name);
        Page.attribute(text, "placeholder", name);
        text.setDisabled(closed);
        kit.setHidden(closed);
        Page.byId("composer-closed").setHidden(!closed);
        Page.byId("composer").getClassList().toggle("is-off", closed);
        reply.draw();
    }

    private static String others(Room direct) {
        var users = direct.users();
        return users == null || users.isEmpty() ? direct.name() : Texts.names(users.stream().map(User::name).toList());
    }

    /** Whether nothing is begun here, neither a text nor a reply. */
    public boolean isUnused() {
        return text.getValue().isEmpty() && reply.reply() == null;
    }

    /** A refused message, to be changed and sent again. */
    public void takeBack(String refused) {
        var begun = text.getValue();
        put(begun.isEmpty() ? refused : refused + "\n" + begun);
        typed();
        save();
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
        var in = room;
        if (in != null && !text.getValue().isEmpty()) {
            client.typed(in);
        }
        var value = text.getValue();
        int caret = Math.min(text.getSelectionStart(), value.length());
        if (!replaceShort(value, caret)) {
            suggestions.typed();
        }
        keep();
        if (!told) {
            told = true;
            var _ = clock.after(TOLD_MILLIS, this::save);
        }
    }

    /** What is written in another tab stands here too. */
    private void changedElsewhere() {
        var writer = user;
        var opened = room;
        if (writer != null && opened != null) {
            var now = drafts.of(writer, opened);
            if (!now.equals(Text.strip(text.getValue()).isEmpty() ? "" : text.getValue())) {
                suggestions.end();
                tools.preview(false);
                put(now);
            }
            reply.draw();
            changed.run();
        }
    }

    private void save() {
        told = false;
        if (user != null) {
            keep();
            changed.run();
        }
    }

    /** At each key, for a browser that ends does not always ask its pages before. */
    private void keep() {
        var writer = user;
        var opened = room;
        if (writer != null && opened != null) {
            var value = text.getValue();
            drafts.keep(writer, opened, Text.strip(value).isEmpty() ? "" : value);
        }
    }

    /** A short name between colons becomes its emoji with the second of them. */
    private boolean replaceShort(String value, int caret) {
        if (caret == 0 || value.charAt(caret - 1) != ':') {
            return false;
        }
        var token = Token.before(value, caret - 1);
        var named = token == null || token.kind() != ':' ? null : picker.book().named(token.word());
        if (token == null || named == null) {
            return false;
        }
        tools.replace(token.from(), caret, named.emoji());
        return true;
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
        if (event.isComposing() || event.getKeyCode() == IN_COMPOSITION || suggestions.pressed(event)) {
            return;
        }
        boolean asked = event.isCtrlKey() || event.isMetaKey();
        boolean plain = !asked && !event.isShiftKey() && !event.isAltKey();
        boolean taken = switch (event.getKey()) {
            case "ArrowUp" -> plain && text.getValue().isEmpty() && editLast.getAsBoolean();
            case "Escape" -> plain && reply.clear();
            case "Enter" -> {
                entered(event, asked);
                yield false;
            }
            default -> asked && !event.isShiftKey() && !event.isAltKey() && tools.pressed(event.getKey());
        };
        if (taken) {
            event.preventDefault();
            event.stopPropagation();
        }
    }

    private void entered(Event event, boolean asked) {
        boolean newLine = event.isShiftKey() || event.isAltKey() || Page.isTouched() || Page.enterMakesLines();
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
            refuse(Texts.SIGNED_OUT);
            return;
        }
        int tooMany = tooMany(value);
        if (tooMany > 0) {
            refuse(Texts.tooLong(tooMany));
            return;
        }
        try {
            client.send(opened, value, reply.reply());
        } catch (Invalid no) {
            refuse(no.rule());
            return;
        }
        reply.clear();
        suggestions.end();
        tools.preview(false);
        put("");
        save();
        sent.run();
    }

    /** What was written stays where it is. */
    private void refuse(String why) {
        toasts.failed(Texts.MESSAGE_NOT_SENT + " " + why);
    }
}
