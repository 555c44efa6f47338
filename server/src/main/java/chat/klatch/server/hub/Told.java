package chat.klatch.server.hub;

import java.util.ArrayList;
import java.util.List;

/** What a room's followers are told at once: the revs from {@code first} to {@code last}, encoded together. */
record Told(long first, long last, EncodedEvent event, List<Told> parts) {
    static Told one(long rev, EncodedEvent event) {
        return new Told(rev, rev, event, List.of());
    }

    /** Packs neighbours together, as many as one array may hold. */
    static List<Told> packed(List<Told> single) {
        if (single.size() == 1) {
            return single;
        }
        var packs = new ArrayList<Told>();
        int from = 0;
        while (from < single.size()) {
            int to = from + 1;
            int bytes = single.get(from).event.bytes() + 2;
            while (to < single.size() && bytes + single.get(to).event.bytes() + 1 <= SendQueue.ARRAY_BYTES) {
                bytes += single.get(to++).event.bytes() + 1;
            }
            packs.add(together(List.copyOf(single.subList(from, to))));
            from = to;
        }
        return packs;
    }

    private static Told together(List<Told> parts) {
        return parts.size() == 1
                ? parts.getFirst()
                : new Told(parts.getFirst().first, parts.getLast().last,
                        EncodedEvent.all(parts.stream().map(Told::event).toList()), parts);
    }
}
