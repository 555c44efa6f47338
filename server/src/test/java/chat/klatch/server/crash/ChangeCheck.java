package chat.klatch.server.crash;

import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.frame.Request;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges what became of each message of one room: all that was acknowledged, in the order of revs, makes what the log
 * says in the end. What was cut and then refused may have been done or not, and is excused. Each fault is a sentence.
 */
final class ChangeCheck {
    private final TreeMap<Long, Message> log = new TreeMap<>();
    private final Map<Long, Message> told;
    private final List<Diary> diaries;
    private final Map<Long, List<Diary.Changed>> changes = new HashMap<>();
    private final Map<Long, List<Request>> doubts = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private ChangeCheck(List<Message> log, Ledger ledger, List<Diary> diaries) {
        log.forEach(message -> this.log.put(message.seq(), message));
        told = ledger.revs();
        this.diaries = diaries;
        faults.addAll(ledger.faults());
        for (Diary diary : diaries) {
            diary.changed().forEach(
                    one -> changes.computeIfAbsent(seqOf(one.change()), seq -> new ArrayList<>()).add(one));
            diary.doubtful().forEach(one -> doubts.computeIfAbsent(seqOf(one), seq -> new ArrayList<>()).add(one));
        }
        changes.values().forEach(all -> all.sort(Comparator.comparingLong(Diary.Changed::rev)));
    }

    /** Everything that is wrong; nothing, where the promises were kept. */
    static List<String> faults(List<Message> log, Ledger ledger, List<Diary> diaries) {
        var check = new ChangeCheck(log, ledger, diaries);
        check.everyChangeIsThere();
        check.everyMessageIsWhatWasMadeOfIt();
        check.noReactionCountsTwice();
        check.nothingOfTheDeletedComesBack();
        check.whoIsOutHearsNothing();
        return check.faults;
    }

    private static long seqOf(Request change) {
        return switch (change) {
            case Edit edit -> edit.seq();
            case Delete delete -> delete.seq();
            case React react -> react.seq();
            default -> throw new IllegalArgumentException("no change: " + change);
        };
    }

    private void everyChangeIsThere() {
        changes.forEach((seq, all) -> {
            var there = log.get(seq);
            for (Diary.Changed one : all) {
                if (there == null || there.rev() < one.rev()) {
                    faults.add("lost: " + one + ", where " + there + " stands");
                    return;
                }
                var then = told.get(one.rev());
                if (then != null && (then.seq() != seq || !shows(then, one))) {
                    faults.add("acknowledged and not so: " + one + ", for that rev is " + then);
                    return;
                }
            }
        });
    }

    /** Whether a message is as the change left it. */
    private static boolean shows(Message message, Diary.Changed one) {
        return switch (one.change()) {
            case Edit edit -> message.deletedAt() == null && message.text().equals(edit.text());
            case Delete _ -> message.deletedAt() != null;
            case React react -> message.reactions().stream().anyMatch(reaction -> reaction.emoji()
                    .equals(react.emoji()) && reaction.users().contains(new UserId(one.author()))) == react.on();
            default -> false;
        };
    }

    private void everyMessageIsWhatWasMadeOfIt() {
        Map<String, String> texts = new HashMap<>();
        diaries.forEach(diary -> diary.written().forEach((key, text) -> texts.put(diary.author() + " " + key, text)));
        log.values().stream().filter(message -> message.system() == null)
                .forEach(message -> compare(message, texts.getOrDefault(
                        message.author().id() + " " + Objects.requireNonNull(message.key()).value(), "")));
    }

    private void compare(Message message, String written) {
        var all = changes.getOrDefault(message.seq(), List.of());
        var perhaps = doubts.getOrDefault(message.seq(), List.of());
        boolean deleted = all.stream().anyMatch(one -> one.change() instanceof Delete);
        if (deleted != (message.deletedAt() != null) && perhaps.stream().noneMatch(Delete.class::isInstance)) {
            faults.add((deleted ? "resurrected: " : "deleted by nobody: ") + message);
        }
        if (deleted || message.deletedAt() != null) {
            return;
        }
        var text = all.stream().map(Diary.Changed::change).filter(Edit.class::isInstance).map(Edit.class::cast)
                .map(Edit::text).reduce(written, (_, next) -> next);
        if (!text.equals(message.text()) && perhaps.stream()
                .noneMatch(one -> one instanceof Edit edit && edit.text().equals(message.text()))) {
            faults.add("lost edit: " + message.seq() + " should say " + text + " and says " + message.text());
        }
        reactions(message, all, perhaps);
    }

    private void reactions(Message message, List<Diary.Changed> all, List<Request> perhaps) {
        Map<String, Set<String>> wanted = new HashMap<>();
        for (Diary.Changed one : all) {
            if (one.change() instanceof React react) {
                var users = wanted.computeIfAbsent(react.emoji(), emoji -> new HashSet<>());
                if (react.on()) {
                    users.add(one.author());
                } else {
                    users.remove(one.author());
                }
            }
        }
        wanted.values().removeIf(Set::isEmpty);
        Map<String, Set<String>> there = new HashMap<>();
        for (Reaction one : message.reactions()) {
            there.computeIfAbsent(one.emoji(), emoji -> new HashSet<>())
                    .addAll(one.users().stream().map(UserId::value).toList());
        }
        if (!wanted.equals(there) && perhaps.stream().noneMatch(React.class::isInstance)) {
            faults.add("reactions of " + message.seq() + " should be " + wanted + " and are " + there);
        }
    }

    private void noReactionCountsTwice() {
        for (Message message : log.values()) {
            var emoji = message.reactions().stream().map(Reaction::emoji).toList();
            boolean twice = new HashSet<>(emoji).size() < emoji.size() || message.reactions().stream()
                    .anyMatch(one -> new HashSet<>(one.users()).size() != one.count());
            if (twice) {
                faults.add("doubled reaction: " + message.seq() + " has " + message.reactions());
            }
        }
    }

    private void nothingOfTheDeletedComesBack() {
        Map<Long, Long> deletedAt = new HashMap<>();
        told.values().stream().filter(message -> message.deletedAt() != null)
                .forEach(message -> deletedAt.merge(message.seq(), message.rev(), Math::min));
        for (Message message : told.values()) {
            boolean after = message.rev() > deletedAt.getOrDefault(message.seq(), Long.MAX_VALUE);
            if (after && message.deletedAt() == null) {
                faults.add("resurrected: " + message);
            }
        }
        deletedAt.forEach((seq, rev) -> {
            var there = log.get(seq);
            if (there == null || there.deletedAt() == null) {
                faults.add("resurrected: " + there + ", which was deleted at rev " + rev);
            }
        });
    }

    private void whoIsOutHearsNothing() {
        for (Diary diary : diaries) {
            diary.intrusions().forEach(what -> faults.add(diary.author() + " is out and still hears: " + what));
        }
    }
}
