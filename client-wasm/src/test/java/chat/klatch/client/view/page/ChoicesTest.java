package chat.klatch.client.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.Asked;
import chat.klatch.client.Clock;
import chat.klatch.protocol.model.RoomId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ada's laptop, while her phone changes the same habits. */
class ChoicesTest {
    private static final Habits PHONES = Habits.NONE.withOrder(List.of(new RoomId("tea"), new RoomId("cake")));
    private static final int ENOUGH = 20;

    private final Asked calls = new Asked();
    private final List<Runnable> later = new ArrayList<>();
    private Habits server = Habits.NONE;
    private String waiting = "";
    private final Choices laptop = new Choices(calls.api().me(), new Later(), worn -> {
    }, unkept -> waiting = unkept);

    private final class Later implements Clock {
        @Override
        public long now() {
            return 0;
        }

        @Override
        public long elapsed() {
            return 0;
        }

        @Override
        public Runnable after(long millis, Runnable task) {
            later.add(task);
            return () -> later.remove(task);
        }
    }

    /** The server hears whatever is asked, one after the other, and answers. */
    private void serves() {
        for (int i = 0; i < ENOUGH && calls.size() > 0; i++) {
            var call = calls.take();
            server = call.body() == null ? server : Habits.read(call.body());
            call.answer(call.body() == null ? server.write() : "");
        }
        assertEquals(0, calls.size(), "it asks for ever");
    }

    private void comes() {
        laptop.open(Habits.NONE, waiting);
        laptop.linked(true);
    }

    private void darkens() {
        laptop.change(now -> now.with(Habits.THEME, "dark"));
    }

    private void bothCount() {
        assertEquals(PHONES.with(Habits.THEME, "dark"), server);
        assertEquals(server, laptop.now());
        assertEquals("", waiting);
        assertEquals(List.of(), later);
    }

    @Test
    void whatAnotherDeviceChangedWhileThisOneSleptIsNotTakenBack() {
        comes();
        serves();
        laptop.linked(false);
        server = PHONES;
        laptop.linked(true);
        darkens();
        assertEquals("dark", laptop.now().word(Habits.THEME));
        serves();
        bothCount();
    }

    @Test
    void whatIsChosenBeforeTheServerHasToldIsAddedToWhatItHas() {
        server = PHONES;
        comes();
        darkens();
        serves();
        bothCount();
    }

    @Test
    void whatIsChosenAfterTheServerCouldNotTellIsAddedToWhatItHas() {
        server = PHONES;
        laptop.open(Habits.NONE, "");
        calls.take().fail();
        darkens();
        calls.take().fail();
        later.removeFirst().run();
        serves();
        bothCount();
    }

    @Test
    void whatIsChosenWithoutAConnectionIsAddedToWhatTheServerHasThen() {
        comes();
        serves();
        laptop.linked(false);
        server = PHONES;
        darkens();
        serves();
        bothCount();
    }

    @Test
    void whatDidNotReachTheServerInOneLifeIsAddedInTheNextToWhatItHasThen() {
        comes();
        serves();
        laptop.linked(false);
        darkens();
        laptop.leave();
        calls.take();
        server = PHONES;
        comes();
        assertEquals("dark", laptop.now().word(Habits.THEME));
        serves();
        bothCount();
    }

    @Test
    void whatIsChosenWhileAnotherIsOnItsWayFollowsIt() {
        server = PHONES;
        comes();
        serves();
        laptop.change(now -> now.with(Habits.THEME, "light"));
        darkens();
        laptop.told();
        assertEquals(1, calls.size());
        serves();
        bothCount();
    }

    @Test
    void aConnectionThatComesBackTellsWhatWasChangedMeanwhile() {
        comes();
        serves();
        laptop.linked(false);
        server = PHONES;
        laptop.linked(true);
        serves();
        assertEquals(PHONES, laptop.now());
    }

    @Test
    void whatWasNotAnsweredBeforeACutIsAskedAgain() {
        comes();
        serves();
        darkens();
        calls.take(); // which nobody answers
        laptop.linked(false);
        server = PHONES;
        laptop.linked(true);
        serves();
        bothCount();
    }

    @Test
    void nobodyAsksForEverWithoutAConnectionWhereNothingWaits() {
        laptop.open(Habits.NONE, "");
        calls.take().fail();
        assertEquals(List.of(), later);
        laptop.linked(true);
        serves();
        assertEquals(server, laptop.now());
    }

    @Test
    void nothingOfWhoeverLeftIsKeptForWhoComes() {
        comes();
        darkens();
        laptop.leave();
        laptop.open(Habits.NONE, "");
        serves();
        assertEquals(Habits.NONE, server);
    }
}
