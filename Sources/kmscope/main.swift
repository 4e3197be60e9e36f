print("kmscope")
