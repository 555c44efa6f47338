package chat.klatch.client.view.room;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.prose.Prose;
import chat.klatch.protocol.model.MessageKey;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a person does in the log: clicks, keys, a pointer over a row, a finger that stays. Heard at its root. */
final class LogEvents {
    private static final long LONG_PRESS_MILLIS = 500;
    private static final double STILL_PIXELS = 10;
    private static final double SWIPE_PIXELS = 56;
    private static final long COPIED_MILLIS = 2_000;
    private final Client client;
    private final Clock clock;
    private final MessageList list;
    private final RowList rows;
    private final Deeds deeds;
    private final Toolbar toolbar;
    private final MessageMenu menu;
    private final Edits edits;
    private final Consumer<Row.Said> takeBack;
    private Runnable press = () -> {
    };
    private @Nullable Element under;
    private @Nullable Element swiped;
    private double pressedX;
    private double pressedY;

    /**
     * @param takeBack
     *            takes a refused message's text back into the composer
     */
    LogEvents(Client client, Clock clock, MessageList list, RowList rows, Deeds deeds, Toolbar toolbar,
            MessageMenu menu, Edits edits, Consumer<Row.Said> takeBack) {
        this.client = client;
        this.clock = clock;
        this.list = list;
        this.rows = rows;
        this.deeds = deeds;
        this.toolbar = toolbar;
        this.menu = menu;
        this.edits = edits;
        this.takeBack = takeBack;
    }

    void listenTo(Element log) {
        log.addEventListener("click", this::clicked);
        log.addEventListener("keydown", this::pressed);
        log.addEventListener("focusin", event -> {
            var target = event.getTarget();
            if (target != null) {
                rows.focused(target);
                over(target);
            }
        });
        log.addEventListener("mouseover", event -> {
            var target = event.getTarget();
            if (target != null) {
                over(target);
            }
        });
        log.addEventListener("pointerdown", this::touched);
        log.addEventListener("pointermove", event -> {
            if (Math.abs(event.getClientX() - pressedX) + Math.abs(event.getClientY() - pressedY) > STILL_PIXELS) {
                press.run();
            }
            swiping(isSwiped(event));
        });
        log.addEventListener("pointerup", event -> {
            press.run();
            var row = isSwiped(event) ? swiped : null;
            swiping(false);
            swiped = null;
            if (row != null && rows.rowAround(row) instanceof Row.Said said) {
                deeds.run(Deed.REPLY, said, row);
            }
        });
        log.addEventListener("pointercancel", _ -> {
            press.run();
            swiping(false);
            swiped = null;
        });
        log.addEventListener("contextmenu", event -> {
            var target = event.getTarget();
            if (Page.isTouched() && target != null && target.closest("a, pre, textarea") == null
                    && rows.rowAround(target) instanceof Row.Said) {
                event.preventDefault(); // a long press is ours
            }
        });
    }

    /** What is under the pointer may be another message now, or one with which more can be done. */
    void drawn() {
        if (under != null && under.closest("#log") != null) {
            over(under);
        }
    }

    private void over(Element target) {
        under = target;
        var row = target.closest(".msg");
        if (row != null && rows.rowAround(row) instanceof Row.Said said) {
            toolbar.show(said, row);
        }
    }

    private void touched(Event event) {
        press.run();
        swiped = null;
        var target = event.getTarget();
        if (!event.getPointerType().equals("touch") || target == null
                || target.closest("a, button, textarea, pre") != null
                || !(rows.rowAround(target) instanceof Row.Said said)) {
            return;
        }
        pressedX = event.getClientX();
        pressedY = event.getClientY();
        swiped = deeds.of(said).contains(Deed.REPLY) ? target.closest(".msg") : null;
        press = clock.after(LONG_PRESS_MILLIS, () -> menu.open(said, target));
    }

    /** Far enough to the left, and not aslant: that answers. */
    private boolean isSwiped(Event event) {
        double left = pressedX - event.getClientX();
        return left >= SWIPE_PIXELS && left > 2 * Math.abs(event.getClientY() - pressedY);
    }

    private void swiping(boolean far) {
        if (swiped != null) {
            swiped.getClassList().toggle("is-swiped", far);
        }
    }

    private void clicked(Event event) {
        var target = event.getTarget();
        var button = target == null ? null : target.closest("[data-do]");
        if (button == null) {
            return;
        }
        switch (String.valueOf(button.getAttribute("data-do"))) {
            case "mark-read" -> list.markAsReadAtLine();
            case "older" -> list.older();
            case "newer" -> list.newer();
            case "changes" -> list.unfold(String.valueOf(button.getAttribute("data-changes")));
            case "copy" -> copy(button);
            case "unfold" -> Prose.unfold(button);
            default -> {
                if (rows.rowAround(button) instanceof Row.Said said) {
                    said(said, button);
                }
            }
        }
    }

    private void copy(Element button) {
        deeds.copy(Prose.copied(button), TalkTexts.CODE_COPIED);
        Page.text(button, TalkTexts.COPIED);
        var _ = clock.after(COPIED_MILLIS, () -> Page.text(button, Labels.COPY));
    }

    private void said(Row.Said said, Element button) {
        switch (String.valueOf(button.getAttribute("data-do"))) {
            case "quoted" -> {
                var quoted = said.quoted();
                if (quoted != null) {
                    list.jumpTo(quoted.seq());
                }
            }
            case "react", "quick" -> {
                var emoji = String.valueOf(button.getAttribute("data-emoji"));
                deeds.react(said, emoji, !"true".equals(button.getAttribute("aria-pressed")));
            }
            case "all-reactions" -> rows.showAllReactions(said.id());
            case "add-reaction" -> deeds.run(Deed.REACT, said, button);
            case "deed" -> deeds.run(Deed.valueOf(String.valueOf(button.getAttribute("data-deed"))), said, button);
            case "more" -> menu.open(said, button);
            default -> refused(said, String.valueOf(button.getAttribute("data-do")));
        }
    }

    private void refused(Row.Said said, String what) {
        var change = said.change();
        MessageKey key = said.key() == null && change != null ? change.key() : said.key();
        if (key == null) {
            return;
        }
        switch (what) {
            case "again" -> client.tryAgain(key);
            case "edit" -> {
                if (change == null) {
                    takeBack.accept(said);
                    client.discard(key);
                } else {
                    edits.begin(said, change.text());
                }
            }
            case "discard" -> {
                client.discard(key);
                rows.move(0);
            }
            default -> {
                // nothing else can be done with it
            }
        }
    }

    private void pressed(Event event) {
        var target = event.getTarget();
        if (target == null || target.closest("button, a, textarea, pre") != null || event.isAltKey()
                || event.isCtrlKey() || event.isMetaKey()) {
            return;
        }
        boolean taken = switch (event.getKey()) {
            case "ArrowUp" -> rows.move(-1);
            case "ArrowDown" -> rows.move(1);
            case "Home" -> {
                rows.moveToEnd(false);
                yield true;
            }
            case "End" -> {
                list.jumpToNewest();
                rows.moveToEnd(true);
                yield true;
            }
            default -> rows.rowAround(target) instanceof Row.Said said && deed(event.getKey(), said, target);
        };
        if (taken) {
            event.preventDefault();
        }
    }

    private boolean deed(String key, Row.Said said, Element row) {
        var deed = switch (key) {
            case "r", "R" -> Deed.REPLY;
            case "e", "E" -> Deed.EDIT;
            case "u", "U" -> Deed.UNREAD;
            case "+" -> Deed.REACT;
            case "Delete", "Backspace" -> Deed.DELETE;
            default -> null;
        };
        if (key.equals("Enter")) {
            return toolbar.enter(said, row);
        }
        if (deed == null || key.length() == 1 && !Page.lettersAct() || !deeds.of(said).contains(deed)) {
            return false;
        }
        deeds.run(deed, said, row);
        return true;
    }
}
