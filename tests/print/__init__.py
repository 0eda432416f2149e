"""What the finished files say, read as a reader opens them."""
