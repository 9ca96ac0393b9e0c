/** The mark: a coin with a notch cut out at two o'clock. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      className="shrink-0 text-copper"
    >
      <path
        fill="currentColor"
        d="M14.971 7.359A7 7 0 1 1 12.04 2.283A3 3 0 0 0 14.971 7.359Z"
      />
    </svg>
  )
}

/** The mark and the name. */
export function Brand({ size = 20 }: { size?: number }) {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-16">
      <Mark size={size} />
      Tuppence
    </span>
  )
}
