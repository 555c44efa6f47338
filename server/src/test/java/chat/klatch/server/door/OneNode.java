package chat.klatch.server.door;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * What holds at once on one node and between several a moment later (ADR 23), or is each node's own: it is left out
 * where there are more.
 */
@Tag("one-node")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneNode {
}
