package chat.klatch.webbuild;

import java.util.Set;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ElementModifier;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.util.ProgramUtils;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Leaves the names of classes out of the program: they are there for what {@code Object.toString} says where nobody has
 * written another, and nobody reads that. TeaVM does the same by itself, but not in strict mode. What records and
 * commonmark's nodes say of themselves goes with them.
 */
public final class Nameless implements TeaVMPlugin, ClassHolderTransformer {
    private static final Set<String> NAMED = Set.of("java.lang.Object", "java.lang.Class");
    private static final MethodDescriptor BY_NAME = new MethodDescriptor("toString", String.class);
    private static final MethodDescriptor WITHOUT = new MethodDescriptor("obfuscatedToString", String.class);

    @Override
    public void install(TeaVMHost host) {
        host.add(this);
    }

    @Override
    public void transformClass(ClassHolder made, ClassHolderTransformerContext context) {
        var said = made.getMethod(BY_NAME);
        if (NAMED.contains(made.getName())) {
            said.setProgram(ProgramUtils.copy(made.getMethod(WITHOUT).getProgram()));
        } else if (said != null && said.getProgram() != null
                && (made.getName().startsWith("org.commonmark.node.") || isWritten(made, said))) {
            ProgramEmitter.create(said, context.getHierarchy()).constant("").returnValue();
        }
    }

    /** Whether javac wrote it: it makes a record's own final, and nobody else does. */
    private static boolean isWritten(ClassHolder made, MethodHolder method) {
        return "java.lang.Record".equals(made.getParent()) && method.hasModifier(ElementModifier.FINAL);
    }
}
