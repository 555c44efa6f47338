package chat.klatch.client.view.room;

import chat.klatch.client.Client;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.connection.Link;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.sync.Timeline;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.composer.Suggestions;
import chat.klatch.client.view.emoji.EmojiPicker;
import chat.klatch.client.view.page.Announcer;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.Text;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one message of one's own that is being changed, in its row. The form lives as long as the edit does, also while
 * its row is out of the page: what was written into it is not lost by scrolling, nor by going elsewhere. Who cancels
 * may have it back for a moment. What cannot be saved stays in the form, and is told with a way to copy it.
 */
final class Edits {
    private static final int IN_COMPOSITION = 229;
    private final Client client;
    private final Announcer announcer;
    private final Toasts toasts;
    private final EditDrafts drafts;
    private final Suggestions suggestions;
    private final Element form = Page.copy("edit-box");
    private final Element text = Page.in(form, "textarea");
    private Consumer<Row.Said> empty = _ -> {
    };
    private Runnable saved = () -> {
    };
    private Runnable ended = () -> {
    };
    private Runnable forget = () -> {
    };
    /** What could not be saved is told until its room shows it again. */
    private final Map<String, Runnable> untold = new HashMap<>();
    private @Nullable UserId user;
    private @Nullable RoomId room;
    private Row.@Nullable Said said;
    private @Nullable MessageKey saving;
    private long base;
    private long begun;
    private String epoch = "";
    private String unchanged = "";
    private boolean takesFocus;
    private boolean otherData;

    Edits(Client client, Announcer announcer, Toasts toasts, EmojiPicker picker, EditDrafts drafts) {
        this.client = client;
        this.announcer = announcer;
        this.toasts = toasts;
        this.drafts = drafts;
        suggestions = new Suggestions(client, form, text, picker, this::typed);
        form.addEventListener("submit", event -> {
            event.preventDefault();
            save();
        });
        form.addEventListener("keydown", this::pressed);
        text.addEventListener("input", _ -> typed());
        Page.in(form, "[data-cancel]").addEventListener("click", _ -> cancel());
    }

    private void typed() {
        measure();
        keep();
        suggestions.typed();
    }

    /**
     * @param asksToDelete
     *            is given a message that was changed to nothing
     * @param goesOn
     *            runs when an edit was saved, after {@code afterwards}: whoever types on begins something else
     * @param afterwards
     *            runs when an edit has ended, and the focus is nowhere
     */
    void on(Consumer<Row.Said> asksToDelete, Runnable goesOn, Runnable afterwards) {
        empty = asksToDelete;
        saved = goesOn;
        ended = afterwards;
    }

    void open(User editor, Room opened) {
        user = editor.id();
        room = opened.id();
        forget.run(); // of a message that is elsewhere now
        suggestions.open(opened);
        said = null;
        form.remove();
        renew(user, room);
        begun = drafts.last();
    }

    /** Under the data that the server has now. */
    private void renew(UserId editor, RoomId in) {
        untell(in); // what could not be saved was kept as a draft
        saving = null;
        otherData = false;
        epoch = client.epoch();
        drafts.open(editor, in, epoch, client.link() instanceof Link.Up);
        drafts.giveBack(toasts::failed);
    }

    /** Nobody is signed in any more: what is being written stays to be read, and its draft for the next time. */
    void leave() {
        room = null;
    }

    /** Goes on with what was begun before, as soon as its message is shown; whoever writes elsewhere goes on there. */
    void resume(List<Row> shown) {
        if (begun == 0 || said != null) {
            return;
        }
        for (Row row : shown) {
            if (row instanceof Row.Said one && one.own() && one.message() != null && one.message().seq() == begun) {
                take(one, one.text());
                takesFocus = false;
                return;
            }
        }
    }

    private void keep() {
        if (said != null && said.message() != null) {
            drafts.keep(said.message().seq(), new EditDrafts.Draft(base, text.getValue()));
        }
    }

    /** The id of the row that is being changed, or null. */
    @Nullable
    String row() {
        return said == null ? null : said.id();
    }

    void begin(Row.Said message) {
        begin(message, message.text());
    }

    /** Begins from another text than what stands there, one that was refused; from what was begun before, if it was. */
    void begin(Row.Said message, String from) {
        if (user != null && room != null && isOtherData()) {
            renew(user, room); // what is shown by now is of that
        }
        if (take(message, from)) {
            ended.run();
        }
    }

    private boolean take(Row.Said message, String from) {
        var there = message.message();
        if (there == null) {
            return false;
        }
        var draft = drafts.of(there.seq());
        begun = 0;
        said = message;
        base = draft != null ? draft.base() : there.editedAt() == null ? 0 : there.editedAt();
        unchanged = from;
        text.setValue(draft == null ? from : draft.text());
        takesFocus = true;
        measure();
        return true;
    }

    /** The numbers of messages may mean others by now. */
    private boolean isOtherData() {
        var now = client.epoch();
        return !now.isEmpty() && !now.equals(epoch);
    }

    /** Puts the form into its row, where that has come back; true where the form is new there. */
    boolean attach(Element row) {
        if (row.contains(form)) {
            return false;
        }
        var old = form.closest(".msg");
        if (old != null) {
            old.getClassList().toggle("is-editing", false);
        }
        row.getClassList().toggle("is-editing", true);
        Page.in(row, ".body").insertBefore(form, Page.in(row, ".prose"));
        if (takesFocus) {
            text.focus();
            int end = text.getValue().length();
            text.setSelectionRange(end, end);
        }
        return true;
    }

    private void pressed(Event event) {
        event.stopPropagation();
        if (event.isComposing() || event.getKeyCode() == IN_COMPOSITION || suggestions.pressed(event)) {
            return;
        }
        if (event.getKey().equals("Escape")) {
            event.preventDefault();
            cancel();
        } else if (event.getKey().equals("Enter") && (event.isCtrlKey() || event.isMetaKey()
                || !event.isShiftKey() && !event.isAltKey() && !Page.isTouched() && !Page.enterMakesLines())
                && event.getTarget() != null
                && text.isSameNode(event.getTarget())) {
            event.preventDefault();
            save();
        }
    }

    private void measure() {
        int most = tooMany();
        var over = Page.in(form, ".over");
        over.setHidden(most <= 0);
        Page.text(over, most > 0 ? "−" + most : "");
        text.setRows(Math.clamp(text.getValue().chars().filter(c -> c == '\n').count() + 1, 1, 12));
    }

    private int tooMany() {
        var value = Text.strip(text.getValue());
        return value.codePointCount(0, value.length()) - Limits.TEXT_CODE_POINTS;
    }

    private void save() {
        var message = said;
        var in = room;
        if (message == null || message.message() == null) {
            return;
        }
        if (in == null) {
            refuse(TalkTexts.notSaved(Texts.SIGNED_OUT));
            return;
        }
        var value = Text.strip(text.getValue());
        if (value.isEmpty()) {
            end();
            if (!isOtherData()) {
                empty.accept(message);
            }
        } else if (tooMany() > 0) {
            refuse(TalkTexts.notSaved(Texts.tooLong(tooMany())));
        } else if (isOtherData()) {
            refuse(TalkTexts.EDIT_OF_OTHER_DATA);
        } else {
            save(in, message, value);
            untell(in);
            end();
            saved.run();
        }
    }

    /** What was written stays where it is, and can be copied; once, however often it is tried. */
    private void refuse(String why) {
        untell(room);
        untold.put(named(room), toasts.failed(why, text.getValue()));
    }

    private void untell(@Nullable RoomId in) {
        for (String one : List.of(named(in), named(null))) {
            var toast = untold.remove(one);
            if (toast != null) {
                toast.run();
            }
        }
    }

    /** Whoever is not signed in any more is in no room. */
    private static String named(@Nullable RoomId in) {
        return in == null ? "" : in.value();
    }

    /**
     * Says that an edit is saved once it is; where it is refused, that is said elsewhere. And what is being written may
     * have lost its row with the data that the server had.
     */
    void look(Timeline timeline) {
        if (room != null && isOtherData()) {
            if (said != null && !otherData && !text.getValue().equals(unchanged)) {
                refuse(TalkTexts.EDIT_OF_OTHER_DATA);
            }
            otherData = true;
            return;
        }
        var key = saving;
        if (key == null) {
            return;
        }
        var change = timeline.changes().stream().filter(one -> one.key().equals(key)).findFirst();
        if (change.isEmpty()) {
            announcer.say(TalkTexts.EDIT_SAVED);
        }
        if (change.isEmpty() || change.get().fate() instanceof Unsent.Refused) {
            saving = null;
        }
    }

    /** What was refused before stays until this is kept in its place. */
    private void save(RoomId in, Row.Said message, String value) {
        var there = message.message();
        if (there == null) {
            return;
        }
        var refused = client.timeline(in).changes().stream()
                .filter(one -> one.fate() instanceof Unsent.Refused && one.change() != null
                        && one.change().seq() == there.seq())
                .map(Unsent::key).toList();
        if (!value.equals(message.text())) {
            saving = client.edit(in, there.seq(), value, base);
        }
        refused.forEach(client::discard);
    }

    /** What was written is thrown away, and was perhaps not meant to be. */
    private void cancel() {
        var message = said;
        var written = text.getValue();
        var from = unchanged;
        var under = epoch;
        end();
        if (message != null && !written.equals(from)) {
            forget.run();
            forget = toasts.done(TalkTexts.EDIT_DISCARDED, Labels.UNDO, Labels.UNDO, () -> {
                if (under.equals(client.epoch())) {
                    begin(message, written);
                    text.setValue(written); // not what goes on in another tab
                    measure();
                    unchanged = from; // whoever cancels again may have it back again
                    keep();
                } else {
                    toasts.failed(TalkTexts.EDIT_OF_OTHER_DATA, written);
                }
            });
        }
    }

    private void end() {
        suggestions.end();
        if (said != null && said.message() != null) {
            drafts.drop(said.message().seq(), text.getValue());
        }
        said = null;
        var row = form.closest(".msg");
        if (row != null) {
            row.getClassList().toggle("is-editing", false);
        }
        form.remove();
        ended.run();
    }
}
