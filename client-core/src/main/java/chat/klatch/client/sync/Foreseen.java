package chat.klatch.client.sync;

import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a message will be when the server has done what was asked of it. The rev stays, and the {@code editedAt} too,
 * which is what another edit is based on. Pure.
 */
final class Foreseen {
    private final UserId me;

    Foreseen(UserId me) {
        this.me = me;
    }

    /** The message after all of the changes that are meant for it and not refused. */
    Message of(Message message, List<Unsent> changes) {
        var foreseen = message;
        for (Unsent one : changes) {
            var change = one.change();
            boolean refused = one.fate() instanceof Unsent.Refused;
            if (change != null && change.seq() == message.seq() && !refused && foreseen.deletedAt() == null) {
                foreseen = after(foreseen, one, change.deed());
            }
        }
        return foreseen;
    }

    private Message after(Message now, Unsent one, Unsent.Deed deed) {
        return switch (deed) {
            case Unsent.Edit _ -> with(now, one.text(), now.reactions());
            case Unsent.React(var emoji, var on) -> with(now, now.text(), reacted(now.reactions(), emoji, on));
            case Unsent.Delete() -> new Message(now.seq(), now.rev(), now.author(), now.key(), "", now.at(),
                    now.editedAt(), one.at(), me, now.replyTo(), List.of(), List.of(), now.mentions(),
                    now.mentionsRoom(), now.system());
        };
    }

    private static Message with(Message now, String text, List<Reaction> reactions) {
        return new Message(now.seq(), now.rev(), now.author(), now.key(), text, now.at(), now.editedAt(),
                now.deletedAt(), now.deletedBy(), now.replyTo(), reactions, now.files(), now.mentions(),
                now.mentionsRoom(), now.system());
    }

    private List<Reaction> reacted(List<Reaction> now, String emoji, boolean on) {
        var after = new ArrayList<Reaction>();
        boolean there = false;
        for (Reaction one : now) {
            if (one.emoji().equals(emoji)) {
                there = true;
                var changed = isMine(one) == on ? one : on ? with(one) : without(one);
                if (changed.count() > 0) {
                    after.add(changed);
                }
            } else {
                after.add(one);
            }
        }
        if (on && !there && after.size() < Limits.REACTIONS_PER_MESSAGE) {
            after.add(new Reaction(emoji, 1, List.of(me), false));
        }
        return after;
    }

    /**
     * A live change with what only this client knows: live changes do not say {@code mine}, so whoever is not among the
     * named users of a reaction is among the others where they were before.
     */
    Message carried(Message before, Message now) {
        var after = now.reactions().stream().map(one -> {
            boolean full = one.users().size() >= Limits.USERS_PER_REACTION;
            boolean mine = full && !isMine(one) && before.reactions().stream()
                    .anyMatch(old -> old.emoji().equals(one.emoji()) && isMine(old));
            return mine ? new Reaction(one.emoji(), one.count(), one.users(), true) : one;
        }).toList();
        return after.equals(now.reactions()) ? now : with(now, now.text(), after);
    }

    private boolean isMine(Reaction reaction) {
        return reaction.mine() || reaction.users().contains(me);
    }

    private Reaction with(Reaction one) {
        boolean full = one.users().size() >= Limits.USERS_PER_REACTION;
        var users = new ArrayList<>(one.users());
        if (!full) {
            users.add(me);
        }
        return new Reaction(one.emoji(), one.count() + 1, users, full);
    }

    private Reaction without(Reaction one) {
        return new Reaction(one.emoji(), one.count() - 1,
                one.users().stream().filter(user -> !user.equals(me)).toList(), false);
    }
}
