package chat.klatch.protocol.frame;

import chat.klatch.protocol.codec.Wire;

/** The user's settings changed: fetch them. */
@Wire("settings")
public record SettingsChanged() implements Notice {
}
