package chat.klatch.server.crash;

import java.time.Duration;

/** What befalls nodes, or what they need, in the middle of everything. Each returns when it is over. */
enum Fault {
    KILLED {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) throws Exception {
            node.server().killAndStartAgain();
        }
    },
    /** So long that the others take it for dead, and the database has undone what it had begun. */
    STANDS_STILL {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) throws Exception {
            node.server().pause();
            wait.seconds(20);
            node.server().goOn();
        }
    },
    STANDS_STILL_SHORTLY {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) throws Exception {
            node.server().pause();
            wait.seconds(3);
            node.server().goOn();
        }
    },
    CUT_OFF_FROM_REDIS {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            node.redis().cut();
            wait.seconds(4);
            node.redis().mend();
        }
    },
    /** As by a firewall: neither end is told. */
    REDIS_FALLS_SILENT {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            node.redis().fallSilent();
            wait.seconds(4);
            node.redis().mend();
        }
    },
    CUT_OFF_FROM_THE_DATABASE {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            node.database().cut();
            wait.seconds(12); // it has sent everybody away by then
            node.database().mend();
        }
    },
    DATABASE_FALLS_SILENT {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            node.database().fallSilent();
            wait.seconds(4);
            node.database().mend();
        }
    },
    CONNECTIONS_RESET {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            node.database().reset();
        }
    },
    CONNECTIONS_ENDED_BY_THE_DATABASE {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) throws Exception {
            all.postgres().cutEveryone();
        }
    },
    DATABASE_KILLED {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) throws Exception {
            all.postgres().kill();
            all.postgres().startAgain();
        }
    },
    DATABASE_STOPPED_AT_ONCE {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) throws Exception {
            all.postgres().stopAtOnce();
            all.postgres().startAgain();
        }
    },
    /** As an operator does who brings a newer version: whoever is connected is told first. */
    DATABASE_RESTARTED {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) throws Exception {
            all.postgres().stop();
            all.postgres().startAgain();
        }
    },
    REDIS_KILLED {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            all.redis().kill();
            wait.seconds(3);
            all.redis().startAgain();
        }
    },
    REDIS_RESTARTED {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            all.redis().stop();
            all.redis().startAgain();
        }
    },
    REDIS_EMPTIED {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            all.redis().empty();
        }
    },
    /** Some hints reach nobody. */
    LISTENERS_CUT_OFF {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            for (int i = 0; i < 4; i++) {
                all.redis().cutListeners();
                wait.seconds(1);
            }
        }
    },
    /** One in a hundred, then more, then every one. */
    HINTS_LOST {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            for (int lost : new int[]{1, 10, 50, 100}) {
                all.meddle(new Meddler.Deed(lost, 0, 1));
                wait.seconds(3);
            }
            all.meddle(Meddler.Deed.NONE);
        }
    },
    HINTS_DOUBLED_LATE_AND_OUT_OF_ORDER {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            all.meddle(new Meddler.Deed(0, 50, 12));
            wait.seconds(5);
            all.meddle(Meddler.Deed.NONE);
        }
    },
    /** It jumps there and back, in the middle of a node's life. */
    CLOCK_AN_HOUR_AHEAD {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            node.clock().goesWrongBy(Duration.ofHours(1));
            wait.seconds(8);
            node.clock().goesWrongBy(Duration.ZERO);
        }
    },
    CLOCK_AN_HOUR_BEHIND {
        @Override
        void strike(Cluster.Node node, Cluster all, Wait wait) {
            node.clock().goesWrongBy(Duration.ofHours(-1));
            wait.seconds(8);
            node.clock().goesWrongBy(Duration.ZERO);
        }
    };

    /** Lets time pass in which everybody goes on. */
    interface Wait {
        void seconds(int seconds);
    }

    abstract void strike(Cluster.Node node, Cluster all, Wait wait) throws Exception;
}
