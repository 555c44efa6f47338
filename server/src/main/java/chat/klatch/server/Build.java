package chat.klatch.server;

/** Which Klatch this is. */
final class Build {
    /** The version as the jar's manifest has it. */
    static final String NAME = name();

    private Build() {
    }

    private static String name() {
        var built = Build.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }
}
