package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.BackupTexts;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Backups;
import chat.klatch.protocol.call.Problem;

/** How the backups stand that the place makes of itself: green, red, or how one sets them up; kept true while open. */
final class BackupsSheet implements Settings.Sheet {
    private static final long AGAIN_MILLIS = 10_000;
    private static final long MEGABYTE = 1_000_000;
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-backups");
    private final Element state = Page.in(root, ".state");
    private final Element told = Page.in(root, "[data-told]");
    private boolean failing;
    private boolean closed;
    private Runnable next = () -> {
    };

    BackupsSheet(Settings.Desk desk) {
        this.desk = desk;
        ask();
    }

    private void ask() {
        desk.client().api().place().backups(this::told, this::failed);
    }

    /** What was green may not be any more. Once is enough to say why. */
    private void failed(Problem problem) {
        if (closed) {
            return;
        }
        if (!failing && problem.code() != ErrorCode.UNAVAILABLE) { // that passes by itself
            desk.toasts().failed(problem);
            failing = true;
        }
        state.setHidden(true);
        Page.text(told, BackupTexts.UNKNOWN);
        if (problem.code() != ErrorCode.FORBIDDEN && problem.code() != ErrorCode.NOT_FOUND) {
            again();
        }
    }

    /** Nobody asks for what nobody sees. */
    private void again() {
        next = desk.clock().after(AGAIN_MILLIS, () -> {
            if (Page.isVisible()) {
                ask();
            } else {
                again();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        next.run();
    }

    @Override
    public Element root() {
        return root;
    }

    private void told(Backups now) {
        if (closed) {
            return;
        }
        failing = false;
        again();
        var trouble = now.trouble();
        state.getClassList().toggle("state--off", !now.scheduled());
        state.getClassList().toggle("state--bad", trouble != null);
        if (!now.scheduled()) {
            show(BackupTexts.OFF, BackupTexts.HOW);
        } else if (trouble == null) {
            show(BackupTexts.GOOD, newest(now));
        } else {
            show(BackupTexts.BAD, (BackupTexts.trouble(trouble) + " " + newest(now)).strip());
        }
    }

    private String newest(Backups now) {
        var at = now.takenAt();
        var bytes = now.bytes();
        var messages = now.messages();
        return at == null || bytes == null || messages == null
                ? ""
                : BackupTexts.newest(new Times().moment(at, desk.clock().now()), messages,
                        (bytes + MEGABYTE - 1) / MEGABYTE);
    }

    private void show(String word, String sentence) {
        Page.text(state, word);
        state.setHidden(false);
        Page.text(told, sentence);
    }
}
