package chat.klatch.client.sim;

import chat.klatch.client.ClientListener;
import chat.klatch.client.Stage;
import chat.klatch.client.connection.Link;
import chat.klatch.protocol.model.RoomId;
import java.util.ArrayList;
import java.util.List;

/** A listener that remembers. */
public final class Seen implements ClientListener {
    private final List<Stage> stages = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<RoomId> timelines = new ArrayList<>();
    private int rooms;
    private Runnable timelineSeen = () -> {
    };

    /** Runs whenever a timeline is told to have changed. */
    public void onTimeline(Runnable seen) {
        timelineSeen = seen;
    }

    @Override
    public void stageChanged(Stage stage) {
        stages.add(stage);
    }

    @Override
    public void linkChanged(Link link) {
        links.add(link);
    }

    @Override
    public void roomsChanged() {
        rooms++;
    }

    @Override
    public void timelineChanged(RoomId room) {
        timelines.add(room);
        timelineSeen.run();
    }

    public List<Stage> stages() {
        return stages;
    }

    public List<Link> links() {
        return links;
    }

    public List<RoomId> timelines() {
        return timelines;
    }

    /** How much was told in all. */
    public int count() {
        return stages.size() + links.size() + timelines.size() + rooms;
    }
}
