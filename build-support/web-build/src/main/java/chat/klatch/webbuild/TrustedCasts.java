package chat.klatch.webbuild;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.teavm.backend.wasm.TeaVMWasmGCHost;
import org.teavm.model.ClassHierarchy;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.ValueType;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.instructions.CastInstruction;
import org.teavm.model.instructions.IsInstanceInstruction;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Takes casts on trust, and notes what {@code instanceof} asks. Nearly all casts are javac's own, behind generics, and
 * cannot fail in what compiles without a warning; in strict mode TeaVM asks at each, and every class carries the list
 * of its supertypes for that. A cast that is wrong all the same ends in a trap: nothing of ours catches a
 * {@link ClassCastException}.
 */
public final class TrustedCasts implements TeaVMPlugin, ClassHolderTransformer {
    private static final MethodDescriptor BY_REFLECTION = new MethodDescriptor("isAssignableFrom", Class.class,
            boolean.class);
    private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

    /** Whether anything that TeaVM has read asks for an instance of this class or interface. */
    public static boolean asks(String className) {
        return ASKED.contains(className);
    }

    @Override
    public void install(TeaVMHost host) {
        if (host.getExtension(TeaVMWasmGCHost.class) != null) {
            host.add(this);
        }
    }

    @Override
    public void transformClass(ClassHolder made, ClassHolderTransformerContext context) {
        for (var method : made.getMethods()) {
            if (method.getProgram() != null) {
                for (var block : method.getProgram().getBasicBlocks()) {
                    block.forEach(instruction -> look(instruction, context.getHierarchy()));
                }
            }
        }
        if (made.getName().equals("java.lang.Class")) {
            var code = ProgramEmitter.create(made.getMethod(BY_REFLECTION), context.getHierarchy());
            code.construct(UnsupportedOperationException.class).raise();
        }
    }

    private static void look(Instruction instruction, ClassHierarchy hierarchy) {
        if (instruction instanceof CastInstruction cast) {
            cast.setWeak(!isOfBrowser(cast.getTargetType(), hierarchy));
        } else if (instruction instanceof IsInstanceInstruction asked
                && asked.getType() instanceof ValueType.Object type) {
            ASKED.add(type.getClassName());
        }
    }

    /** A cast to one of the browser's own objects is a conversion, which only one that asks makes. */
    private static boolean isOfBrowser(ValueType type, ClassHierarchy hierarchy) {
        return type instanceof ValueType.Object known
                && hierarchy.isSuperType("org.teavm.jso.JSObject", known.getClassName(), true);
    }
}
