package chat.klatch.server.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Judges who wrote and saw what in one room, and in which order, by what was written down of it, and by nothing that
 * client or server believe: each fault is a sentence. The log is the room's messages, fetched when all was quiet. What
 * became of each message is {@link ChangeCheck}'s.
 */
final class HistoryCheck {
    private final List<Entry> log;
    private final Map<Entry, Integer> places = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private HistoryCheck(List<Entry> log) {
        this.log = log;
        for (int i = 0; i < log.size(); i++) {
            places.put(log.get(i), i);
        }
    }

    /** Everything that is wrong; nothing, where the promises were kept. */
    static List<String> faults(List<Entry> log, List<Diary> diaries) {
        var check = new HistoryCheck(log);
        check.theLogIsInOrder();
        check.nothingStandsTwice();
        check.nobodyWroteWhatNobodyWrote(diaries);
        diaries.forEach(check::everythingWrittenIsThereInOrder);
        diaries.forEach(check::everyAckIsTrue);
        diaries.forEach(check::everySightingIsAPartOfTheLog);
        diaries.forEach(check::noLiveFrameIsMissing);
        return check.faults;
    }

    private void theLogIsInOrder() {
        for (int i = 1; i < log.size(); i++) {
            if (log.get(i).seq() <= log.get(i - 1).seq()) {
                faults.add("the log has " + log.get(i) + " after " + log.get(i - 1));
                return;
            }
        }
    }

    private void nothingStandsTwice() {
        var seen = new HashSet<String>();
        for (Entry entry : log) {
            if (!entry.key().isEmpty() && !seen.add(entry.author() + " " + entry.key())) {
                faults.add("doubled: " + entry);
            }
        }
    }

    private void nobodyWroteWhatNobodyWrote(List<Diary> diaries) {
        var written = new HashSet<String>();
        diaries.forEach(diary -> diary.written().keySet().forEach(key -> written.add(diary.author() + " " + key)));
        for (Entry entry : log) {
            if (!entry.key().isEmpty() && !written.contains(entry.author() + " " + entry.key())) {
                faults.add("nobody wrote " + entry);
            }
        }
    }

    private List<Entry> by(String author) {
        return log.stream().filter(entry -> entry.author().equals(author) && !entry.key().isEmpty()).toList();
    }

    private void everythingWrittenIsThereInOrder(Diary diary) {
        var there = by(diary.author()).stream().map(Entry::key).toList();
        var known = new HashSet<>(there);
        var wanted = new ArrayList<String>();
        for (String key : diary.written().keySet()) {
            boolean refused = diary.refused().contains(key);
            if (refused == known.contains(key)) {
                faults.add((refused ? "refused and there: " : "lost: ") + key + " of " + diary.author());
            }
            if (!refused) {
                wanted.add(key);
            }
        }
        if (faults.isEmpty() && !there.equals(wanted)) {
            faults.add("out of the order of writing: what " + diary.author() + " wrote");
        }
    }

    private void everyAckIsTrue(Diary diary) {
        Map<String, Long> at = new HashMap<>();
        by(diary.author()).forEach(entry -> at.put(entry.key(), entry.seq()));
        for (Diary.Acked acked : diary.acked()) {
            var seq = at.get(acked.key());
            if (seq == null || seq != acked.seq()) {
                faults.add("acknowledged to " + diary.author() + " and not there: " + acked);
            }
        }
    }

    /** At any time: no gap, no repeat, and the order of the log; in the end its end. */
    private void everySightingIsAPartOfTheLog(Diary diary) {
        var shown = new ArrayList<Entry>();
        for (Diary.Sighting sighting : diary.sightings()) {
            shown.subList(sighting.kept(), shown.size()).clear();
            for (Entry entry : sighting.then()) {
                var at = places.get(entry);
                boolean follows = shown.isEmpty()
                        || at != null && at > 0 && log.get(at - 1).equals(shown.getLast());
                if (at == null || !follows) {
                    faults.add(diary.author() + " saw " + entry + " after "
                            + (shown.isEmpty() ? "nothing" : shown.getLast()));
                    return;
                }
                shown.add(entry);
            }
        }
        boolean end = shown.isEmpty() ? log.isEmpty() : shown.getLast().equals(log.getLast());
        if (!end && !diary.isAway()) {
            faults.add(diary.author() + " does not see the end of the log");
        }
    }

    private void noLiveFrameIsMissing(Diary diary) {
        for (Diary.Stretch stretch : diary.stretches()) {
            long expected = stretch.joined() + 1;
            for (long rev : stretch.revs()) {
                if (rev != expected++) {
                    faults.add(diary.author() + " was sent " + rev + " in the place of " + (expected - 1));
                    return;
                }
            }
        }
    }
}
