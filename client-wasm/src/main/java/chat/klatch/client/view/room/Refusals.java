package chat.klatch.client.view.room;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;

/** What the server did not do to a message: what, why, and what its author can do now. */
final class Refusals {
    private Refusals() {
    }

    static String of(Unsent.Deed deed, Unsent.Refused why) {
        return switch (deed) {
            case Unsent.Edit _ -> TalkTexts.notSaved(edit(why)) + " " + TalkTexts.EDIT_KEPT;
            case Unsent.Delete _ -> TalkTexts.notDeleted(reason(why));
            case Unsent.React(var emoji, boolean on) -> on
                    ? TalkTexts.notReacted(emoji, reason(why))
                    : TalkTexts.notTakenOff(emoji, reason(why));
        };
    }

    /** Why an edit was refused; the server has one word for everything that became of the message meanwhile. */
    static String edit(Unsent.Refused why) {
        return why.code() == ErrorCode.CONFLICT ? TalkTexts.EDIT_CONFLICT : reason(why);
    }

    private static String reason(Unsent.Refused why) {
        return why.reason() + (why.code() == ErrorCode.READ_ONLY ? " " + TalkTexts.ASK_TO_OPEN : "");
    }
}
