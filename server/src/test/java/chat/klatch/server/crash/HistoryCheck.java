package chat.klatch.server.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Judges a run of one room by what was written down of it, and by nothing that client or server believe: each fault is
 * a sentence. The log is the room's whole history, fetched when all was quiet; it holds messages and no changes of
 * them, so that the revs of the room are the seqs of its log.
 */
final class HistoryCheck {
    private final List<Entry> log;
    private final List<String> faults = new ArrayList<>();

    private HistoryCheck(List<Entry> log) {
        this.log = log;
    }

    /** Everything that is wrong; nothing, where the promises were kept. */
    static List<String> faults(List<Entry> log, List<Diary> diaries) {
        var check = new HistoryCheck(log);
        check.theLogIsWhole();
        check.nothingStandsTwice();
        check.nobodyWroteWhatNobodyWrote(diaries);
        diaries.forEach(check::everythingWrittenIsThereInOrder);
        diaries.forEach(check::everyAckIsTrue);
        diaries.forEach(check::everySightingIsAPartOfTheLog);
        diaries.forEach(check::noLiveFrameIsMissing);
        return check.faults;
    }

    private void theLogIsWhole() {
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).seq() != i + 1) {
                faults.add("the log has " + log.get(i) + " in the place of " + (i + 1));
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
        diaries.forEach(diary -> diary.written().forEach(key -> written.add(diary.author() + " " + key)));
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
        for (String key : diary.written()) {
            if (!known.contains(key)) {
                faults.add("lost: " + key + " of " + diary.author());
            }
        }
        if (faults.isEmpty() && !there.equals(diary.written())) {
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

    /** At any time: no gap, no repeat, and the order of the log; in the end all of it. */
    private void everySightingIsAPartOfTheLog(Diary diary) {
        var shown = new ArrayList<Entry>();
        for (Diary.Sighting sighting : diary.sightings()) {
            shown.subList(sighting.kept(), shown.size()).clear();
            for (Entry entry : sighting.then()) {
                boolean follows = shown.isEmpty() || shown.getLast().seq() + 1 == entry.seq();
                boolean logged = entry.seq() >= 1 && entry.seq() <= log.size()
                        && log.get((int) entry.seq() - 1).equals(entry);
                if (!follows || !logged) {
                    faults.add(diary.author() + " saw " + entry + " after "
                            + (shown.isEmpty() ? "nothing" : shown.getLast()));
                    return;
                }
                shown.add(entry);
            }
        }
        if (!shown.equals(log)) {
            faults.add(diary.author() + " does not see all of the log in the end");
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
