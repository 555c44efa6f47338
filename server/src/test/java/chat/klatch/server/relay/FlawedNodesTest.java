package chat.klatch.server.relay;

import chat.klatch.server.storage.NeedsPostgres;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** With hints of which some are lost, some come twice, and some late. */
@NeedsPostgres
class FlawedNodesTest extends AcrossNodes {
    private final LocalRelay.Ring ring = new LocalRelay.Ring();

    /** An end that does with each hint what its dice say. */
    private static final class Flawed implements Relay {
        private final Relay sound;
        private final Random dice = new Random(20_260_301);
        private String kept = "";

        Flawed(Relay sound) {
            this.sound = sound;
        }

        @Override
        public synchronized void publish(String hint) {
            switch (dice.nextInt(4)) {
                case 0 -> {
                    // lost
                }
                case 1 -> {
                    sound.publish(hint);
                    sound.publish(hint);
                }
                case 2 -> {
                    sound.publish(hint);
                    sound.publish(kept);
                }
                default -> {
                    sound.publish(kept);
                    kept = hint;
                }
            }
        }

        @Override
        public boolean carries() {
            return false; // so that what passes is told by the database too
        }

        @Override
        public void listen(Consumer<String> listener) {
            sound.listen(listener);
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    @Override
    Supplier<Relay> relays() {
        return () -> new Flawed(ring.end());
    }
}
